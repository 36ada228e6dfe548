import Hummingbird
import Settings

/// Where a request comes from, behind a reverse proxy on this machine, too.
struct Caller {
    /// The address that is counted by.
    let address: String
    /// Whether the browser's own connection is encrypted.
    let isSecure: Bool

    /// - Parameter peer: The address at the other end of the connection.
    init(_ request: Request, peer: String) {
        let own = peer.hasPrefix("::ffff:") ? String(peer.dropFirst("::ffff:".count)) : peer
        let isLoopback = own.hasPrefix("127.") || own == "::1"
        // A proxy adds the address it was asked from at the end; what stands before it anybody may have written.
        let forwarded =
            request.headers[.xForwardedFor]?.split(separator: ",").last?.trimmingPrefix { $0 == " " }
            .lowercased()
        if isLoopback, let forwarded, ListenAddress.isIPv4(forwarded) || ListenAddress.isIPv6(forwarded) {
            address = forwarded
        } else {
            address = own
        }
        isSecure = isLoopback && request.headers[.xForwardedProto]?.lowercased() == "https"
    }
}
