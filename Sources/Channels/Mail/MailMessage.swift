import CivilTime
import ReminderCore
import Wording

/// A notice as a mail (RFC 5322), in ASCII throughout so that any reader and any relay takes it; only an address beyond
/// ASCII stands as it is (RFC 6532).
///
/// It says the same three times, and each reader takes what he knows best: plain text, a page, and the event for his
/// calendar. Lines end with a line feed alone, as in every file of a Maildir: readers and delivery agents turn it into the
/// CRLF of the standard when they put it on a wire.
struct MailMessage: Sendable {
    let sender: Mailbox
    let recipients: [Mailbox]
    private let id: MessageID
    private let zone: any ZoneRules
    private let list: MailingList
    private let calendar: EventCalendar

    /// What can be written in the configuration of every kind of mail.
    static let fields: [SettingField] =
        [.required("from", .mailbox), .required("to", .mailboxes), EventCalendar.field] + MailingList.fields

    /// - Parameter settings: With ``fields``.
    init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        sender = Mailbox(settings.required("from", KindSettings.text))
        recipients = settings.texts("to").map(Mailbox.init)
        id = MessageID(hostname: surroundings.hostname)
        zone = surroundings.zone
        list = MailingList(settings)
        calendar = EventCalendar(settings, organizer: sender, attendees: recipients)
    }

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
            "Message-ID: \(id.name(of: notice.id))",
        ]
        header += id.thread(of: notice) + list.headers
        header += [
            // RFC 3834: nobody's holiday reply is to come back.
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "MIME-Version: 1.0",
            "Content-Language: \(languageTag(message.language))",
        ]
        let content = content(message, for: notice)
        return Array("\((header + content.headers).joined(separator: "\n"))\n\n\(content.body)\n".utf8)
    }

    /// The mail of a delivery; where it was made for a channel of another kind, a short one that says what it is about.
    func bytes(of delivery: Delivery) -> [UInt8] {
        if delivery.payload.starts(with: "Date: ".utf8) { return delivery.payload }
        let message = Message(
            language: "", heading: delivery.summary, lead: "", lines: [], body: "", link: "", linkLabel: "", footer: "",
            summary: delivery.summary)
        let notice = Notice(
            id: delivery.id, subject: .group([]), channel: delivery.channel, rule: "", due: delivery.due,
            now: delivery.due, expires: delivery.expires)
        return bytes(message, for: notice)
    }

    private func content(_ message: Message, for notice: Notice) -> MIMEPart {
        let parts = [
            MIMEPart.text("text/plain; charset=utf-8; format=flowed", FlowedText.encoded(message.plainText)),
            .text("text/html; charset=utf-8", MailPage(message).html), calendar.part(of: notice),
        ]
        return .alternatives(parts.compactMap(\.self), id: notice.id)
    }

    private func field(_ name: String, _ mailboxes: [Mailbox]) -> String {
        var lines: [String] = []
        for mailbox in mailboxes { lines.append(mailbox.header(after: lines.isEmpty ? name.utf8.count + 2 : 1)) }
        return "\(name): \(lines.joined(separator: ",\n "))"
    }

    private func languageTag(_ tag: String) -> String {
        String(decoding: tag.utf8.filter { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }, as: UTF8.self)
    }
}
