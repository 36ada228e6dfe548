import CivilTime
import Formats
import Foundation
import ReminderCore
import Settings

/// The folder of the formats that are installed.
let installedFormats = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "config/formats")

/// Schemes as formats know them.
let schemes = [
    SchemeSchema("standard-webhooks", fields: [.required("secret", .secret)]),
    SchemeSchema("lark", fields: [.optional("secret", .secret)], values: ["timestamp", "sign"]),
    SchemeSchema("nextcloud-talk", fields: [.required("secret", .secret)]),
    SchemeSchema("zalo-oa", fields: [.required("app-id", .text)], values: ["token"]),
]

/// What is read of a format.
func read(_ text: String, named name: String = "chat") -> FormatReader.Reading {
    FormatReader(schemes: schemes).read(ConfigurationText(file: "chat.yaml", text: text), named: name)
}

/// The JSON that a format with this request tree makes of `message`.
func filled(
    _ tree: String, settings: Set<String> = [], with others: String = "", _ message: Message = .workshop,
    facts: NoticeFacts = .reminder
) throws -> String {
    let text = """
        service: Chat
        settings: { url: { form: url }, topic: { form: text, optional: true } }
        request:
          url: "{url}"
          json: \(tree.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    "))
        plain: { text: "{summary}" }
        \(others)
        """
    let reading = read(text)
    guard let format = reading.format else { throw Faulty(faults: reading.faults) }
    let request = facts.earlier == nil ? format.request : format.reply ?? format.request
    let body = format.body(of: request, message, facts, settings: settings)
    guard facts.earlier != nil else { return String(decoding: body, as: UTF8.self) }
    return String(decoding: Blank.filled(body, in: .json) { $0 == "earlier.reference" ? "17" : "?" }, as: UTF8.self)
}

struct Faulty: Error {
    let faults: [Diagnostic]
}

extension NoticeFacts {
    static let reminder = NoticeFacts(id: Identity(of: "reminder"), thread: "event")
    static let change = NoticeFacts(id: Identity(of: "change"), thread: "event", earlier: Identity(of: "reminder"))
}

extension Message {
    /// A workshop tomorrow.
    static let workshop: Message = {
        var message = Message(
            language: "vi", heading: "Hội thảo *mới*", lead: "Ngày mai",
            lines: [
                Line(
                    label: "Thời gian", value: "thứ Năm, 13/2/2020, 08:30", moment: Instant(unixSeconds: 1_581_557_400)),
                Line(label: "Địa điểm", value: "Trực tuyến", former: "Hà Nội"),
            ], body: "Kính mời.\n\nXem https://example.org/a_b.", link: "https://example.org/1", linkLabel: "Chi tiết",
            footer: "Nhắc Lịch", summary: "Hội thảo *mới* · thứ Năm")
        message.momentLabel = "Giờ của bạn"
        return message
    }()

    /// A digest of `count` items.
    static func digest(of count: Int) -> Message {
        var message = Message(
            language: "vi", heading: "Tuần này", lead: "\(count) sự kiện", lines: [], body: "", link: "", linkLabel: "",
            footer: "Nhắc Lịch", summary: "Tuần này")
        message.sections = [
            Section(
                title: "Sắp diễn ra",
                items: (1...count).map {
                    Item(title: "Sự kiện \($0)", details: "thứ Năm, 13/2/2020", link: "https://example.org/\($0)")
                })
        ]
        return message
    }
}
