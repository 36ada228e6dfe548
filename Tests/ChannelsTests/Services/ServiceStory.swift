import CivilTime
import ReminderCore

/// A notice of those that are recorded for every service; its name is the file's.
enum ServiceStory: String, CaseIterable, Sendable {
    /// An hour tomorrow.
    case reminder
    /// Three days, and a title of 400 characters.
    case workshop
    /// What the reminder said is not so any more.
    case change
    /// Forty events in three sections.
    case digest
    /// What somebody might write who wants to do harm.
    case hostile

    /// - Parameter reference: What the service calls its message of the reminder.
    func story(correcting reference: String) -> Story {
        switch self {
        case .reminder: Story(notice: Story.workshop.notice, message: Self.reminderMessage)
        case .workshop:
            Story(.reminder(.longWorkshop), Self.workshopMessage)
        case .change:
            Story(
                notice: Notice(
                    id: Identity(of: "change"),
                    subject: .change(OccurrenceChange(before: .workshop, after: .elsewhere)), channel: "room",
                    rule: "workshops", due: morning, now: morning, expires: morning + .seconds(3600),
                    earlier: EarlierNotice(id: Story.workshop.notice.id, reference: reference)),
                message: Self.changeMessage)
        case .digest: Story(Story.digest.notice.subject, Self.digestMessage)
        case .hostile: Story(.reminder(.hostile), Self.strangersMessage(Self.harm))
        }
    }

    private static let start = morning + .seconds(24 * 3600)

    private static let reminderMessage = message(
        heading: "Hội thảo “Việc làm bền vững”", lead: "Ngày mai",
        lines: [
            .init(label: "Thời gian", value: "thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)", moment: start),
            .init(label: "Địa điểm", value: "Khách sạn Melia, Hà Nội"), .init(label: "Lịch", value: "team"),
        ], body: "Kính mời Quý vị.\n\n• 08:00 Đón tiếp\n• 08:30 Khai mạc")

    private static let workshopMessage = message(
        heading: Occurrence.longWorkshop.title, lead: "Còn 3 ngày",
        lines: [
            .init(label: "Thời gian", value: "từ 08:00 thứ Năm, 13/2/2020 đến 17:00 thứ Bảy, 15/2/2020 (UTC+7)"),
            .init(label: "Địa điểm", value: "Trung tâm Hội nghị Quốc tế, 11 Lê Hồng Phong, Hà Nội & trực tuyến"),
            .init(label: "Đơn vị tổ chức", value: "Viện Công nhân và Công đoàn"), .init(label: "Lịch", value: "team"),
        ],
        body:
            "Ngày 1: tổng quan\nNgày 2: thảo luận nhóm, xem https://example.org/tai_lieu(1).pdf?a=1&b=2\nNgày 3: bế mạc"
    )

    private static let changeMessage = message(
        heading: "Đổi giờ và địa điểm: Hội thảo “Việc làm bền vững”", lead: "Nay diễn ra thứ Năm, 13/2/2020, 09:30",
        lines: [
            .init(
                label: "Thời gian", value: "thứ Năm, 13/2/2020, 09:30–12:30 (UTC+7)",
                former: "thứ Năm, 13/2/2020, 08:30–11:30", moment: start + .seconds(3600)),
            .init(label: "Địa điểm", value: "Trực tuyến", former: "Khách sạn Melia, Hà Nội"),
        ], body: "")

    private static let digestMessage: Message = {
        var message = Self.message(
            heading: "Lịch 10–16/2/2020: 40 sự kiện", lead: "2 sự kiện đã hủy", lines: [], body: "")
        message.link = ""
        func items(_ numbers: ClosedRange<Int>) -> [Message.Item] {
            numbers.map { number in
                let event = Occurrence.numbered(number)
                return Message.Item(
                    title: event.title, details: "thứ Năm, 13/2/2020, 08:30, \(event.location)", link: event.link)
            }
        }
        message.sections = [
            .init(title: "Đã hủy", items: items(1...2)), .init(title: "Sắp diễn ra", items: items(3...30)),
            .init(title: "Mới có trong lịch", items: items(31...40), more: "… và 5 sự kiện nữa"),
        ]
        return message
    }()

    /// Markup, mentions and links of every service, and what hides them.
    private static let harm = """
        @everyone @here @channel @all <!channel> <@U1> <@all> <users/all> @**all** <at user_id="all"> \
        *b* **b** _i_ __u__ ~s~ ~~s~~ `c` ||p|| $$x$$ \\(y\\) [x](javascript:alert(1)) ![x](data:x) <b>b</b> &lt;i&gt; \
        <javascript:alert(1)|x> :smile: <t:0:F> <time:0> #**general** #1 <#C1> "q" 'q' {heading} {{x}} \u{202E}txt.exe\u{202C} \
        Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307} \u{1B}[31mred\u{1B}[0m \u{0}\u{8} 👩‍👩‍👧 1. - + > # | end
        """

    /// A message in which `text` is wherever strangers can write.
    static func strangersMessage(_ text: String) -> Message {
        var message = Self.message(
            heading: text, lead: "Ngày mai",
            lines: [
                .init(label: "Thời gian", value: "thứ Năm, 13/2/2020", moment: start),
                .init(label: "Địa điểm", value: text, former: text),
            ], body: "\(text)\n> \(text)\n- \(text)\n1. \(text)\n    \(text)\n```\n\(text)")
        message.summary = text
        message.sections = [.init(title: "Sắp diễn ra", items: [.init(title: text, details: text, link: message.link)])]
        return message
    }

    /// The same as ``strangersMessage(_:)`` where nobody wants to do harm: every character that is not a letter is one.
    static let harmless: (hostile: Message, plain: Message) = {
        let short = "@everyone <!channel> *b* _i_ ~s~ `c` [x](y) <b> &lt; :s: $$ # | \\ - +"
        return (strangersMessage(short), strangersMessage("everyone channel b"))
    }()

    private static func message(
        heading: String, lead: String, lines: [Message.Line], body: String
    ) -> Message {
        var message = Message(
            language: "vi", heading: heading, lead: lead, lines: lines, body: body,
            link: "https://example.org/su-kien/viec_lam?a=1&b=2", linkLabel: "Chi tiết",
            footer: "Nhắc Lịch gửi tự động theo quy tắc “workshops”", summary: "\(heading) · \(lead)")
        message.momentLabel = "Giờ của bạn"
        return message
    }
}

extension Occurrence {
    /// A workshop of three days with a title of 400 characters.
    static let longWorkshop: Occurrence = {
        let start = morning + .seconds(24 * 3600)
        let title =
            "Hội thảo tham vấn về dự thảo báo cáo “Tiền lương đủ sống và thương lượng tập thể trong chuỗi cung ứng dệt may, "
            + "da giày và điện tử ở Việt Nam: thực trạng, khoảng trống pháp luật, kinh nghiệm quốc tế và khuyến nghị chính sách "
            + "cho giai đoạn 2020–2025” (kết hợp trực tiếp & trực tuyến) dành cho cán bộ công đoàn cơ sở, đại diện người sử dụng "
            + "lao động, các tổ chức xã hội dân sự và các cơ quan báo chí quan tâm đến chủ đề"
        return Occurrence(
            id: ID(calendar: "team", uid: "uid-400@example.org", recurrenceID: ""),
            span: .timed(start: start, end: start + .seconds(57 * 3600)), title: String(title.prefix(400)),
            location: "Trung tâm Hội nghị Quốc tế", link: "https://example.org/su-kien/viec_lam?a=1&b=2")
    }()
}
