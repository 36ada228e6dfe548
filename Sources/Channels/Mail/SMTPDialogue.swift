/// How far one attempt to hand a mail to a server came: what was said on both sides, without secrets.
struct SMTPDialogue: Sendable {
    /// What the server was last asked for.
    enum Stage: Hashable, Sendable {
        case greeting, hello, encryption, authentication, sender, recipients, data
        /// The mail itself.
        case content
    }

    private(set) var stage = Stage.greeting
    /// The last reply; nil when the server said nothing.
    private(set) var last: SMTPReply?
    /// What it said to each recipient, in order.
    private(set) var recipients: [SMTPReply] = []
    /// What it can do besides, as it said after our hello.
    private(set) var extensions: Set<String>
    /// What it said to the mail; nil while it has said nothing.
    private(set) var verdict: SMTPReply?
    /// Whether all of the mail has left, and only its answer is missing.
    private(set) var isContentSent = false
    /// Whether we have said goodbye; what is answered to that says nothing of the mail.
    private var isOver = false
    private var reader = SMTPReplyReader()

    /// - Parameter extensions: What the server of a connection that is used again said before.
    init(extensions: Set<String> = []) { self.extensions = extensions }

    /// Whether the server has taken the mail and answers for it now.
    var isAccepted: Bool { verdict?.isPositive == true }

    /// Notes a line that was sent. Of a password nothing is kept.
    mutating func sent(_ line: some Collection<UInt8>) {
        // What follows while the server asks on is a secret, whatever it looks like.
        if stage == .authentication, last?.code == 334 { return }
        if line.starts(with: Array("QUIT".utf8)) { isOver = true }
        let beginning = String(decoding: line.prefix(10), as: UTF8.self).uppercased()
        let stages: [(String, Stage)] = [
            ("EHLO ", .hello), ("HELO ", .hello), ("STARTTLS", .encryption), ("AUTH ", .authentication),
            ("MAIL FROM:", .sender), ("RCPT TO:", .recipients), ("DATA", .data),
        ]
        // What was said before is no answer to this.
        guard let next = stages.first(where: { beginning.hasPrefix($0.0) }) else { return }
        stage = next.1
        // But a goodbye is one to everything that follows.
        if last?.code != 421 { last = nil }
    }

    /// Notes that the mail was sent to its end.
    mutating func sentContent() { isContentSent = true }

    /// Notes a line that was received.
    mutating func received(_ line: some Collection<UInt8>) {
        if isOver { return }
        guard let (reply, lines) = reader.reply(endingWith: line) else { return }
        last = reply
        switch stage {
        case .hello where reply.isPositive:
            // The first line is its name.
            extensions = Set(lines.dropFirst().compactMap { $0.split(separator: " ").first?.uppercased() })
        case .recipients: recipients.append(reply)
        case .data where reply.code == 354: stage = .content
        case .content: verdict = reply
        case .greeting, .hello, .encryption, .authentication, .sender, .data: break
        }
    }
}
