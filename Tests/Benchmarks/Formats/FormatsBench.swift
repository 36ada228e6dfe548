import CivilTime
import Formats
import HostSystem
import ReminderCore
import Settings
import Wording

/// What makes reminders into requests for Slack, as the daemon does it.
struct FormatsBench {
    private let writer: NoticeWriter
    private let format: Format
    private let notices: [Notice]

    /// How many reminders there are that differ.
    private static let different = 500

    /// Reads the language and the format that are installed.
    init() throws(Trouble) {
        guard let zone = SystemZones().zone(named: "Asia/Ho_Chi_Minh") else {
            throw Trouble("the system has no zone Asia/Ho_Chi_Minh")
        }
        let text = String(decoding: try Files.read("config/languages/vi.yaml"), as: UTF8.self)
        let phrases = LanguageFile.phrases(in: text, file: "vi.yaml").phrases.mapValues(\.text)
        do throws(LanguageFaults) {
            writer = NoticeWriter(language: try Language(tag: "vi", phrases: phrases), zone: zone)
        } catch {
            throw Trouble("the language vi cannot be read")
        }
        format = try Self.format(String(decoding: try Files.read("config/formats/slack.yaml"), as: UTF8.self))
        notices = (0..<Self.different).map(Self.notice)
    }

    private static func format(_ text: String) throws(Trouble) -> Format {
        let reading = FormatReader(schemes: []).read(ConfigurationText(file: "slack.yaml", text: text), named: "slack")
        guard let format = reading.format else {
            throw Trouble("the format cannot be read: \(reading.faults.map(\.report).joined(separator: "\n"))")
        }
        return format
    }

    /// A reminder of a workshop a day before, with what people write there.
    private static func notice(_ number: Int) -> Notice {
        let start = Instant(unixSeconds: 1_772_674_200 + Int64(number) * 3600)
        let titles = ["Hội thảo về tiền lương đủ sống", "Tập huấn an toàn lao động", "Họp nhóm kỹ thuật & vận hành"]
        let occurrence = Occurrence(
            id: Occurrence.ID(calendar: "workshops", uid: "\(number)@example.org", recurrenceID: ""),
            span: .timed(start: start, end: start + .seconds(3 * 3600)),
            title: "\(titles[number % titles.count]) (lần \(number))",
            location: "Phòng \(number % 40), 12 Nguyễn Huệ, Quận 1, Thành phố Hồ Chí Minh",
            details: """
                Chương trình gồm ba phần: báo cáo, thảo luận nhóm và giải đáp. Tài liệu đã gửi qua thư điện tử.

                Vui lòng đến trước 15 phút để đăng ký, và mang theo bản sao giấy giới thiệu.
                """,
            link: "https://example.org/su-kien/\(number)?tham-gia=1&ngon-ngu=vi")
        let due = start + .seconds(-86_400)
        let reminder = Reminder(
            occurrence: occurrence.id, rule: "workshops", lead: "1d", due: due, start: start,
            end: start + .seconds(3 * 3600))
        return Notice(
            channel: "room", occurrence: occurrence, reminder: reminder, now: due, isLate: false, expires: start)
    }

    /// Whether there is anything to measure.
    var isReady: Bool { !notices.isEmpty }

    private func payload(_ message: Message, _ notice: Notice) -> [UInt8] {
        let facts = NoticeFacts(of: notice, isUrgent: false)
        return format.body(of: format.request, message, facts, settings: ["url"])
    }

    /// Puts `count` notices into words; the bytes of their summaries and bodies.
    func words(_ count: Int) -> Int {
        (0..<count).reduce(0) { bytes, number in
            let message = writer.message(for: notices[number % notices.count])
            return bytes + message.summary.utf8.count + message.body.utf8.count
        }
    }

    /// Makes the bodies of `count` notices; their bytes.
    func payloads(ofNotices count: Int) -> Int {
        (0..<count).reduce(0) { bytes, number in
            let notice = notices[number % notices.count]
            return bytes + payload(writer.message(for: notice), notice).count
        }
    }

    /// Makes the bodies of `count` notices that are in words already; their bytes.
    func payloads(ofMessages count: Int) -> Int {
        let messages = notices.map { writer.message(for: $0) }
        return (0..<count).reduce(0) { bytes, number in
            bytes + payload(messages[number % messages.count], notices[number % notices.count]).count
        }
    }

    /// The messages of all notices that differ, a line of JSON each.
    func messagesInJSON() throws(Trouble) -> [UInt8] {
        let plain = try Self.format(
            """
            service: Paper
            settings: { url: { form: url } }
            request:
              url: "{url}"
              json:
                heading: "{heading}"
                lead: "{lead}"
                lines: [{ $each: lines, label: "{line.label}", value: "{line.value}", unix: { $number: "{line.unix}" } }]
                body: "{body}"
                link: "{link}"
                link_label: "{link-label}"
                footer: "{footer}"
                summary: "{summary}"
            plain: { summary: "{summary}" }
            """)
        return notices.flatMap { notice in
            let facts = NoticeFacts(of: notice, isUrgent: false)
            let message = writer.message(for: notice)
            return plain.body(of: plain.request, message, facts, settings: ["url"]) + [UInt8(ascii: "\n")]
        }
    }
}
