import ReminderCore

/// A server that mail is handed to, as the configuration describes it.
struct SMTPServer: Sendable {
    /// How the connection is kept from others' eyes.
    enum Security: String, CaseIterable, Sendable {
        /// TLS from the first byte.
        case tls
        /// TLS after the server was asked for it; no mail without (RFC 3207).
        case starttls
        case none

        /// The port where servers expect it (RFC 8314, RFC 6409, RFC 5321).
        fileprivate var port: Int {
            switch self {
            case .tls: 465
            case .starttls: 587
            case .none: 25
            }
        }
    }

    /// What can be written in the configuration.
    static let fields: [SettingField] = [
        .required("host", .host), .optional("port", .number(1...65_535)),
        .optional("security", .choice(Security.allCases.map(\.rawValue))), .authorities,
        .optional("username", .text), .optional("password", .secret),
    ]

    let host: String
    let port: Int
    let security: Security
    /// The file with the certificates of authorities that are trusted besides the machine's; nil for none.
    let authorities: String?
    let username: String?
    let password: Secret?

    /// - Parameter settings: With ``fields``.
    init(_ settings: KindSettings) {
        host = DomainName.ascii(settings.required("host", KindSettings.text))
        security = settings.text("security").flatMap(Security.init) ?? .starttls
        port = settings.number("port") ?? security.port
        authorities = settings.authorities?.path
        (username, password) = (settings.text("username"), settings.secret("password"))
    }

    /// Host and port, for the operator.
    var place: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether who is not on this machine could read a password on its way.
    var exposesPassword: Bool { security == .none && (username != nil || password != nil) && !isLoopback }

    private var isLoopback: Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        let isLoopbackNumber = numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "::1" || isLoopbackNumber
    }
}
