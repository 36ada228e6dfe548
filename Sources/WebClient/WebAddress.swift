import FoundationEssentials
import ReminderCore

/// An `http` or `https` address, taken apart as far as a request needs it.
struct WebAddress: Sendable {
    /// The address as it is requested: in ASCII, without user, password and fragment.
    let text: String
    /// Whether the connection is encrypted.
    let isEncrypted: Bool
    /// Whom it is the address of.
    var host: WebHost { WebHost(name) }
    /// Scheme, host and port: what credentials may be sent to.
    let origin: String
    /// The value of the `Authorization` header that the address's user and password make, or nil.
    let authorization: String?

    private let url: URL
    /// The host as it is asked for.
    private let name: String

    /// The address in `secret`, or nil when there is none, or none of the web.
    init?(_ secret: Secret) { self.init(secret.reveal(), from: nil) }

    /// Where a redirect to `location` leads from here, or nil when it leads out of the web.
    func redirected(to location: String) -> WebAddress? { WebAddress(location, from: url) }

    private init?(_ text: String, from base: URL?) {
        let hasControls = text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        guard !hasControls, let written = URL(string: text, relativeTo: base)?.absoluteURL,
            var parts = URLComponents(url: written, resolvingAgainstBaseURL: true),
            let scheme = written.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let name = written.host(percentEncoded: false), !name.isEmpty
        else { return nil }
        let isLiteral = name.contains(":")
        guard let host = isLiteral ? name : HostName.ascii(name) else { return nil }
        let port = written.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65_535).contains(port) else { return nil }

        authorization = WebAddress.authorization(user: parts.user, password: parts.password)
        (parts.user, parts.password, parts.fragment) = (nil, nil, nil)
        parts.scheme = scheme
        if !isLiteral { parts.encodedHost = host }
        guard let url = parts.url else { return nil }
        (self.url, self.text) = (url, url.absoluteString)
        isEncrypted = scheme == "https"
        self.name = host
        origin = "\(scheme)://\(host):\(port)"
    }

    private static func authorization(user: String?, password: String?) -> String? {
        guard user != nil || password != nil else { return nil }
        return "Basic \(Data("\(user ?? ""):\(password ?? "")".utf8).base64EncodedString())"
    }
}
