import Wording

/// What a mail server answers to a command (RFC 5321, 4.2).
struct SMTPReply: Hashable, Sendable {
    let code: Int
    /// Its words on one line, fit to be shown.
    let text: String

    var isPositive: Bool { (200...399).contains(code) }
    /// Whether the same command may be taken another time.
    var isTransient: Bool { (400...499).contains(code) }

    /// Both, such as `550 “5.1.1 no such user”`.
    var words: String { text.isEmpty ? "\(code)" : "\(code) “\(text)”" }
}

/// Collects the lines of a reply.
struct SMTPReplyReader {
    private var lines: [String] = []
    /// No reply is listened to for longer, in lines.
    private static let limit = 100

    /// The reply that ends with `line`; nil when more lines follow, or for what is no reply.
    mutating func reply(endingWith line: some Collection<UInt8>) -> (SMTPReply, lines: [String])? {
        let text = String(decoding: line.prefix(1000), as: UTF8.self)
        guard let code = Int(text.prefix(3)), (200...599).contains(code) else { return nil }
        if lines.count < Self.limit { lines.append(TamedText.line(String(text.dropFirst(4)), limit: 300)) }
        if text.dropFirst(3).first == "-" { return nil }
        defer { lines = [] }
        let words = lines.joined(separator: " ").shortened(to: 300)
        return (SMTPReply(code: code, text: words), lines)
    }
}
