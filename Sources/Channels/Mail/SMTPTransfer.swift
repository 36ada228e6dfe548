/// One mail on its way to a server: what libcurl asks for, and what it tells.
final class SMTPTransfer {
    private(set) var dialogue: SMTPDialogue
    private let content: [UInt8]
    private var offset = 0
    private let needsInternational: Bool

    /// - Parameters:
    ///   - mail: With line feeds at the ends of lines, which become CRLF here. Dots at their beginnings are libcurl's.
    ///   - extensions: What the server said before, if the connection is used again.
    ///   - needsInternational: Whether there is no use in going on with a server that does not know SMTPUTF8.
    init(_ mail: [UInt8], extensions: Set<String>, needsInternational: Bool) {
        var content: [UInt8] = []
        content.reserveCapacity(mail.count + mail.count / 40)
        for byte in mail {
            if byte == UInt8(ascii: "\n") { content.append(UInt8(ascii: "\r")) }
            content.append(byte)
        }
        self.content = content
        self.needsInternational = needsInternational
        dialogue = SMTPDialogue(extensions: extensions)
    }

    /// The transfer that libcurl was given.
    static func behind(_ pointer: UnsafeMutableRawPointer) -> SMTPTransfer {
        Unmanaged<SMTPTransfer>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Gives as much of the mail as `buffer` takes; nothing when it has ended.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = content[offset...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        offset += piece.count
        if piece.isEmpty { dialogue.sentContent() }
        return piece.count
    }

    func sent(_ line: UnsafeRawBufferPointer) { dialogue.sent(line) }

    /// Notes what the server says; false to go no further.
    func received(_ line: UnsafeRawBufferPointer) -> Bool {
        dialogue.received(line)
        return !(isRefusedByOurselves && dialogue.stage == .sender)
    }

    /// Whether the server cannot take the addresses, and was told of them already.
    var isRefusedByOurselves: Bool {
        needsInternational && !dialogue.extensions.contains("SMTPUTF8") && dialogue.stage != .greeting
            && dialogue.stage != .hello && dialogue.stage != .encryption && dialogue.stage != .authentication
    }
}
