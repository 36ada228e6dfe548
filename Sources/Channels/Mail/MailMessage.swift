import CivilTime
import ReminderCore
import Wording

/// A notice as a mail (RFC 5322), in ASCII throughout so that any reader and any relay takes it.
///
/// Lines end with a line feed alone, as in every file of a Maildir: readers and delivery agents turn
/// it into the CRLF of the standard when they put it on a wire.
struct MailMessage: Sendable {
    let sender: Mailbox
    let recipients: [Mailbox]
    let hostname: String
    let zone: any ZoneRules

    /// The whole mail.
    ///
    /// Everything in it follows from the notice, `Date` and `Message-ID` too: the same notice is the same mail.
    func bytes(_ message: Message, for notice: Notice) -> [UInt8] {
        let message = message.tamed
        var header = [
            "Date: \(zone.mailDate(notice.now))",
            field("From", [sender]),
            field("To", recipients),
            "Subject: \(EncodedText.header(message.summary, after: "Subject: ".utf8.count))",
            "Message-ID: \(messageID(notice.id.description))",
        ]
        header += thread(of: notice)
        header += [
            // RFC 3834: nobody's holiday reply is to come back.
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "Content-Language: \(languageTag(message.language))",
        ]
        let body = QuotedPrintable.encoded(message.plainText)
        return Array("\(header.joined(separator: "\n"))\n\n\(body)\n".utf8)
    }

    /// What lets a mail reader put the mails about one event together (RFC 5322, 3.6.4).
    ///
    /// The first reference is to a mail that never was: the event, whatever it is called.
    private func thread(of notice: Notice) -> [String] {
        let earlier = notice.earlier.map { messageID($0.id.description) }
        let event = notice.occurrence.map { occurrence in
            let id = occurrence.id
            return messageID("event-\(Identity(of: id.calendar, id.uid, id.recurrenceID))")
        }
        let references = [event, earlier].compactMap(\.self).joined(separator: "\n ")
        let reply = earlier.map { ["In-Reply-To: \($0)"] } ?? []
        return references.isEmpty ? reply : reply + ["References: \(references)"]
    }

    private func messageID(_ name: String) -> String { "<\(name)@\(domain)>" }

    private func field(_ name: String, _ mailboxes: [Mailbox]) -> String {
        var lines: [String] = []
        for mailbox in mailboxes { lines.append(mailbox.header(after: lines.isEmpty ? name.utf8.count + 2 : 1)) }
        return "\(name): \(lines.joined(separator: ",\n "))"
    }

    /// The right-hand side of `Message-ID`: the host's name, without what could not stand there.
    private var domain: String {
        let kept = hostname.utf8.filter { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        let parts = String(decoding: kept, as: UTF8.self).split(separator: ".")
        return parts.isEmpty ? "localhost" : parts.joined(separator: ".")
    }

    private func languageTag(_ tag: String) -> String {
        String(decoding: tag.utf8.filter { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }, as: UTF8.self)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
