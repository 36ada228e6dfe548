import Glibc

/// The address of a Unix socket.
struct SocketAddress: Sendable {
    private let address: sockaddr_un

    /// The address of the socket at `path`. One that is too long for an address is cut, so that nobody listens there.
    init(_ path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        self.address = address
    }

    /// Calls `body` with the address and its length in bytes.
    func with<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
