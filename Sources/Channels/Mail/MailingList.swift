import ReminderCore
import Wording

/// What tells a mail program that a mail went to a list, and how to leave it (RFC 2919, RFC 2369).
struct MailingList: Sendable {
    /// The headers; none where the configuration names no list.
    let headers: [String]

    /// The longest address, in bytes: a line of a mail has 998 (RFC 5322, 2.1.1).
    private static let limit = 900

    /// What can be written in the configuration of every kind of mail.
    static let fields: [SettingField] = [
        .optional("list", .host), .optional("unsubscribe", .uri(["https", "mailto"])),
    ]

    init(_ settings: KindSettings) {
        var headers: [String] = []
        let name = (settings.text("list") ?? "").split(separator: ".").map { label in
            DomainName.ascii(label).utf8.filter { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        }
        let list = name.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
        if !list.isEmpty { headers.append("List-Id: <\(list)>") }
        if let address = settings.text("unsubscribe") {
            if let page = WebLink.address(address), page.hasPrefix("https:"), page.utf8.count <= Self.limit {
                // No one click is promised (RFC 8058): one mail goes to all, so its address cannot say who wants to leave.
                headers.append("List-Unsubscribe: <\(page)>")
            } else if address.hasPrefix("mailto:") {
                headers.append("List-Unsubscribe: <mailto:\(Mailbox(String(address.dropFirst(7))).address)>")
            }
        }
        self.headers = headers
    }
}
