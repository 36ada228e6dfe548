import CivilTime
import ReminderCore
import Testing

/// Notices and their messages, as the daemon hands them to channels.
struct Story: Sendable, CustomTestStringConvertible {
    let notice: Notice
    let message: Message

    var testDescription: String { String(message.summary.prefix(60)) }

    /// A workshop tomorrow.
    static let workshop = Story(
        .workshop,
        details: "Kính mời Quý vị.\n\n• 08:00 Đón tiếp\n• 08:30 Khai mạc")

    /// A workshop of two days whose title does not end.
    static let longTitle = Story(
        .reminder(
            Occurrence(
                id: .init(calendar: "team", uid: "uid-2@example.org", recurrenceID: ""),
                span: .allDay(first: day(13), last: day(14)), title: longText, location: "Đà Nẵng")),
        Message(heading: longText, lead: "Ngày mai", lines: [.init(label: "Thời gian", value: "13–14/2/2020")]))

    /// 400 characters.
    private static let longText = String(
        String(repeating: "Tập huấn về quyền của người lao động trong chuỗi cung ứng dệt may; ", count: 7).prefix(400))

    /// What somebody might write who wants to do harm, not yet tamed by anyone.
    static let hostile = Story(.hostile, details: Occurrence.hostile.details)

    /// The workshop is an hour later and somewhere else.
    static let moved = Story(
        .change(OccurrenceChange(before: .workshop, after: .elsewhere)),
        Message(
            heading: "Hội thảo “Việc làm bền vững”", lead: "Đổi giờ và địa điểm",
            lines: [
                .init(label: "Thời gian", value: "thứ Năm, 13/2/2020, 09:30", former: "thứ Năm, 13/2/2020, 08:30"),
                .init(label: "Địa điểm", value: "Trực tuyến", former: "Khách sạn Melia, Hà Nội"),
            ]))

    /// The workshop is not in its calendar any more.
    static let vanished = Story(
        .change(OccurrenceChange(before: .workshop, after: nil)),
        Message(heading: "Hội thảo “Việc làm bền vững”", lead: "Không còn trong lịch", lines: []))

    /// Three occurrences in one notice.
    static let group = Story(
        .group((1...3).map { .numbered($0) }), Message(heading: "3 sự kiện", lead: "Ngày mai", of: 1...3))

    /// What a week holds.
    static let digest = Story(
        .digest(
            Digest(
                name: "weekly", days: day(10)...day(16),
                sections: [
                    .init(
                        .cancelled,
                        [
                            .init(
                                .workshop, change: OccurrenceChange(before: .workshop, after: nil))
                        ]),
                    .init(.starting, (1...2).map { .init(.numbered($0)) }),
                ])),
        Message(heading: "Tuần này", lead: "10–16/2/2020", of: 1...2))

    /// More than anybody reads.
    static let longDigest = Story(
        .digest(
            Digest(
                name: "weekly", days: day(10)...day(16),
                sections: [
                    .init(.starting, (1...30).map { .init(.numbered($0)) }),
                    .init(.new, (31...300).map { .init(.numbered($0)) }),
                ])),
        Message(heading: "Tuần này", lead: "10–16/2/2020", of: 1...300))

    /// A group of what somebody might write who wants to do harm.
    static let hostileGroup = Story(
        .group(Array(repeating: .hostile, count: 50)),
        Message(
            heading: Occurrence.hostile.title, lead: Occurrence.hostile.title, lines: [],
            items: (1...50).map { _ in
                .init(
                    title: Occurrence.hostile.title, details: Occurrence.hostile.location,
                    link: Occurrence.hostile.link)
            }))

    /// A change of what somebody might write who wants to do harm.
    static let hostileChange = Story(
        .change(OccurrenceChange(before: .hostile, after: .workshop)),
        Message(
            heading: Occurrence.hostile.title, lead: Occurrence.hostile.title,
            lines: [.init(label: "Địa điểm", value: Occurrence.hostile.location, former: Occurrence.hostile.title)]))

    /// A channel does not work.
    static let trouble = Story(
        .trouble(Trouble(.channel, "room", problem: "answered 403")),
        Message(heading: "Kênh “room” gặp sự cố", lead: "answered 403", lines: []))

    /// The operator tries a channel.
    static let test = Story(.test(.workshop), Message(heading: "Thử", lead: "Đây là tin thử", lines: []))

    /// One of every kind.
    static let all = [
        workshop, hostile, moved, vanished, group, digest, longDigest, hostileGroup, hostileChange, trouble, test,
    ]

    init(notice: Notice, message: Message) { (self.notice, self.message) = (notice, message) }

    /// A reminder of `occurrence`.
    private init(_ occurrence: Occurrence, details: String) {
        let start = occurrence.span.start(in: VietnamZone())
        let reminder = Reminder(
            occurrence: occurrence.id, rule: "workshops", lead: "1d", due: morning, start: start,
            end: start + .seconds(3 * 3600))
        notice = Notice(
            channel: "room", occurrence: occurrence, reminder: reminder, now: morning, isLate: false, expires: start)
        message = Message(
            language: "vi", heading: occurrence.title, lead: "Ngày mai",
            lines: [
                .init(label: "Thời gian", value: "thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)"),
                .init(label: "Địa điểm", value: occurrence.location), .init(label: "Lịch", value: "team"),
            ],
            body: details, link: occurrence.link, linkLabel: "Chi tiết",
            footer: "Nhắc Lịch gửi tự động theo quy tắc “workshops”",
            summary: "\(occurrence.title) · thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7) · \(occurrence.location)")
    }

    /// Any other notice; a change corrects the workshop's.
    init(_ subject: Notice.Subject, _ message: Message) {
        var earlier: EarlierNotice?
        if case .change = subject { earlier = EarlierNotice(id: Story.workshop.notice.id, reference: "") }
        notice = Notice(
            id: Identity(of: message.heading, message.lead), subject: subject, channel: "room", rule: "workshops",
            due: morning, now: morning, expires: morning + .seconds(3600), earlier: earlier)
        self.message = message
    }

    /// The notice as `channel` has composed it, on its way for the `attempt`th time.
    func delivery(by channel: any Channel, attempt: Int = 1, isPlain: Bool = false) -> Delivery {
        var delivery = Delivery(
            id: notice.id, channel: notice.channel, payload: channel.compose(message, for: notice),
            summary: message.summary, due: notice.due, expires: notice.expires, attempts: attempt)
        (delivery.isPlain, delivery.earlier) = (isPlain, notice.earlier)
        return delivery
    }

    private static func day(_ number: Int) -> CivilDate {
        VietnamZone().civil(at: morning).date.adding(days: number - 12)
    }
}

extension Message {
    /// A message in Vietnamese with nothing but this.
    fileprivate init(heading: String, lead: String, lines: [Line], items: [Item] = []) {
        self.init(
            language: "vi", heading: heading, lead: lead, lines: lines, body: "", link: "", linkLabel: "",
            footer: "Nhắc Lịch", summary: "\(heading) · \(lead)")
        if !items.isEmpty { sections = [Section(title: "Sắp tới", items: items)] }
    }

    /// A message that lists occurrences.
    fileprivate init(heading: String, lead: String, of numbers: ClosedRange<Int>) {
        self.init(
            heading: heading, lead: lead, lines: [],
            items: numbers.map { number in
                Item(
                    title: Occurrence.numbered(number).title, details: "thứ Năm, 13/2/2020",
                    link: Occurrence.numbered(number).link)
            })
    }
}

extension Occurrence {
    private static let tomorrow = morning + .seconds(24 * 3600)

    /// A workshop tomorrow.
    static let workshop = Occurrence(
        id: ID(calendar: "team", uid: "uid-1@example.org", recurrenceID: "20200213T083000"),
        span: .timed(start: tomorrow, end: tomorrow + .seconds(3 * 3600)), title: "Hội thảo “Việc làm bền vững”",
        location: "Khách sạn Melia, Hà Nội", link: "https://example.org/a?b=1&c=2")

    /// The same an hour later, and not in Hà Nội.
    static let elsewhere = Occurrence(
        id: workshop.id,
        span: .timed(start: tomorrow + .seconds(3600), end: tomorrow + .seconds(4 * 3600)), title: workshop.title,
        location: "Trực tuyến", link: workshop.link)

    /// What somebody might write who wants to do harm.
    static let hostile = Occurrence(
        id: workshop.id, span: workshop.span,
        title: """
            Họp\r\nBcc: victim@example.org\r\n\r\n<!channel> <https://evil.example|x> & *b* \u{1B}[31m\u{202E}gnp\u{202C} \
            Z\(String(repeating: "\u{301}", count: 500)) \u{0}
            """ + String(repeating: "Hội thảo & ", count: 9_000),
        location: "\u{1B}]0;x\u{7}\r\nX-Evil: 1",
        details: String(repeating: "<@U1>\r\n.\r\nFrom x\r\n", count: 4_000),
        link: "https://example.org/|<!channel>\"")

    /// One of many.
    static func numbered(_ number: Int) -> Occurrence {
        Occurrence(
            id: ID(calendar: "team", uid: "uid-\(number)@example.org", recurrenceID: ""), span: workshop.span,
            title: "Hội thảo số \(number): việc làm bền vững trong chuỗi cung ứng dệt may",
            location: "Khách sạn Melia, Hà Nội", link: "https://example.org/events/\(number)")
    }
}
