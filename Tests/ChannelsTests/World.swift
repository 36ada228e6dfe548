import Channels
import CivilTime
import Foundation
import Glibc
import ReminderCore

/// Việt Nam's zone since 1975.
struct VietnamZone: ZoneRules {
    let identifier = "Asia/Ho_Chi_Minh"
    func utcOffset(at instant: Instant) -> Int { 25_200 }
    func instant(of civil: CivilDateTime) -> Instant { Instant(unixSeconds: civil.wallSeconds - 25_200) }
}

/// The morning of 12 February 2020, 08:30 in Việt Nam: when the notices are due and sent.
let morning = Instant(unixSeconds: 1_581_471_000)

/// Notices and their messages, as the daemon hands them to channels.
struct Story: Sendable {
    let notice: Notice
    let message: Message

    /// A workshop tomorrow.
    static let workshop = Story(
        title: "Hội thảo “Việc làm bền vững”", location: "Khách sạn Melia, Hà Nội",
        details: "Kính mời Quý vị.\n\n• 08:00 Đón tiếp\n• 08:30 Khai mạc", link: "https://example.org/a?b=1&c=2")

    /// What somebody might write who wants to do harm, not yet tamed by anyone.
    static let hostile = Story(
        title: """
            Họp\r\nBcc: victim@example.org\r\n\r\n<!channel> <https://evil.example|x> & *b* \u{1B}[31m\u{202E}gnp\u{202C} \
            Z\(String(repeating: "\u{301}", count: 500)) \u{0}
            """ + String(repeating: "Hội thảo & ", count: 9_000),
        location: "\u{1B}]0;x\u{7}\r\nX-Evil: 1", details: String(repeating: "<@U1>\r\n.\r\nFrom x\r\n", count: 4_000),
        link: "https://example.org/|<!channel>\"")

    private init(title: String, location: String, details: String, link: String) {
        let start = morning + .seconds(24 * 3600)
        let occurrence = Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "uid-1@example.org", recurrenceID: "20200213T083000"),
            span: .timed(start: start, end: start + .seconds(3 * 3600)), title: title, location: location,
            details: details, link: link)
        let reminder = Reminder(
            occurrence: occurrence.id, rule: "workshops", lead: "1d", due: morning, start: start,
            end: start + .seconds(3 * 3600))
        notice = Notice(
            channel: "room", occurrence: occurrence, reminder: reminder, now: morning, isLate: false, expires: start)
        message = Message(
            language: "vi", heading: title, lead: "Ngày mai",
            lines: [
                .init(label: "Thời gian", value: "thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)"),
                .init(label: "Địa điểm", value: location), .init(label: "Lịch", value: "team"),
            ],
            body: details, link: link, linkLabel: "Chi tiết", footer: "Nhắc Lịch gửi tự động theo quy tắc “workshops”",
            summary: "\(title) · thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7) · \(location)")
    }

    /// The notice as `channel` has composed it, on its way for the `attempt`th time.
    func delivery(by channel: any Channel, attempt: Int = 1) -> Delivery {
        Delivery(
            id: notice.id, channel: notice.channel, payload: channel.compose(message, for: notice),
            summary: message.summary, due: notice.due, expires: notice.expires, attempts: attempt)
    }
}

extension ChannelSurroundings {
    /// Surroundings with nothing but what a test gives.
    static func test(
        http: any HTTPExchange = FakeHTTPExchange(), console: ConsoleOutput = .standardOutput
    ) -> ChannelSurroundings {
        ChannelSurroundings(http: http, hostname: "calendar.example.org", zone: VietnamZone(), console: console)
    }
}

/// A folder of its own for `body`, gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    var template = Array("\(FileManager.default.temporaryDirectory.path())/channels-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
