/// What stands before a colon and says what follows: "Thời gian:", "Địa điểm:", "When:".
enum Label {
    case time, end, place, organizer, title, deadline, published, mode
    /// What it is about, which may be its title and may be its programme.
    case topic
    /// Whom it is for, who speaks, what it costs, where to register: what only an announcement says.
    case invitation
    /// The time it was to have before.
    case former

    private static let words = Lexicon<Label>([
        (
            """
            thời gian|thời gian tổ chức|thời gian diễn ra|thời gian bắt đầu|thời gian và địa điểm|thời gian địa điểm|thời gian mới|\
            thời gian thi|thời gian học|ngày|ngày giờ|ngày và giờ|ngày thi|ngày tổ chức|ngày diễn ra|ngày bắt đầu|\
            ngày khai giảng|ngày hội thảo|\
            ngày họp|khai giảng|lịch học|lịch thi|khai mạc|bắt đầu|giờ|giờ bắt đầu|khi nào|lúc|thời điểm|diễn ra|từ ngày|\
            when|time|date|dates|date and time|date time|time and date|day|starts|start|start date|start time|\
            event date|schedule|time and venue|time and place|from
            """, .time
        ),
        ("kết thúc|ngày kết thúc|giờ kết thúc|đến ngày|end|ends|end date|end time|to|until", .end),
        ("thời gian cũ|ngày cũ|thời gian ban đầu|thời gian trước đây|old date|original date", .former),
        (
            """
            địa điểm|địa điểm tổ chức|địa điểm thi|địa điểm học|nơi tổ chức|nơi diễn ra|tại|ở đâu|địa chỉ|phòng|hội trường|\
            place|venue|where|location|address|room|city
            """, .place
        ),
        (
            """
            đơn vị tổ chức|ban tổ chức|đơn vị chủ trì|cơ quan tổ chức|tổ chức bởi|chủ trì|organizer|organiser|organizers|organized by|\
            organised by|hosted by|host
            """, .organizer
        ),
        (
            """
            tên sự kiện|tên hội thảo|tên chương trình|tên khóa học|tên lớp|sự kiện|tiêu đề|event|event name|title|name|\
            workshop title|meeting
            """, .title
        ),
        ("chủ đề|nội dung|hoạt động|chương trình|topic|subject|activity|programme|program", .topic),
        (
            """
            thời gian đăng ký|hạn đăng ký|hạn chót đăng ký|thời hạn đăng ký|hạn chót|hạn nộp|hạn nộp hồ sơ|hạn nộp tóm tắt|hạn nộp bài|\
            hạn gửi|hạn gửi bài|thời hạn nộp|thời hạn|ngày hết hạn|hạn cuối|đăng ký trước|thời gian nhận hồ sơ|thời gian nhận bài|\
            thời gian công bố kết quả|thời gian công bố|công bố kết quả|thông báo kết quả|thông báo chấp nhận|mở form|mở đăng ký|\
            đóng đăng ký|deadline|deadlines|registration|registration deadline|register by|application deadline|apply by|\
            closing date|submission deadline|submission|abstract submission|full paper|full paper submission|notification|\
            notification of acceptance|early bird|rsvp|rsvp by|closes
            """, .deadline
        ),
        (
            "ngày đăng|đăng ngày|ngày ban hành|ngày cập nhật|cập nhật|posted|published|updated|adopted|approved",
            .published
        ),
        (
            """
            hình thức|hình thức tổ chức|hình thức tham gia|format|mode|online|offline|trực tuyến|trực tiếp|ca sáng|ca chiều|ca tối
            """, .mode
        ),
        (
            """
            đối tượng|đối tượng tham gia|đối tượng tham dự|thành phần|thành phần tham dự|diễn giả|báo cáo viên|giảng viên|khách mời|\
            link đăng ký|đăng ký|đăng ký tại|đăng ký tham gia|form đăng ký|lệ phí|chi phí|phí tham dự|số lượng|liên hệ|hotline|ngôn ngữ|\
            quyền lợi|speaker|speakers|audience|participants|fee|price|cost|register|contact|language|zoom id|meeting id|passcode
            """, .invitation
        ),
    ])
    /// Words that may stand between a label and its colon.
    private static let additions = Lexicon<Void>("cụ thể|dự kiến|chính thức|chi tiết|mới|tentative|tbc")

    /// The label that a passage has at `start`, an UTF-8 offset, and where what it labels begins.
    static func read(_ passage: Passage, at start: Int = 0, bare: Bool) -> (label: Label, end: Int)? {
        let words = passage.words
        let first = firstWord(passage, start)
        guard first < words.list.count, words.list[first].range.lowerBound - start <= 16 else { return nil }
        guard let hit = hit(passage, first, bare: bare) else { return nil }
        var last = hit.words.upperBound
        if let more = additions.hit(in: words, at: last, before: words.list.count, bare: bare),
            words.list[last].followsDirectly
        {
            last = more.words.upperBound
        }
        // "Ngày & Giờ": signs may stand between the words of a label, and a few before its colon.
        var at = words.list[last - 1].range.upperBound
        while at < passage.text.count, passage.text[at] == 0x20 { at += 1 }
        if at < passage.text.count, passage.text[at] == UInt8(ascii: ":") { return (hit.value, at + 1) }
        // "Địa điểm – Trung tâm Hội nghị tỉnh"
        if hit.value == .place, hit.words.count > 1, passage.text[at...].starts(with: [0xE2, 0x80, 0x93, 0x20]) {
            return (hit.value, at + 3)
        }
        // A cell or a line of its own needs no colon.
        return at == passage.text.count ? (hit.value, at) : nil
    }

    /// The first word behind a list's mark: "2. Địa điểm", "II. Thời gian".
    private static func firstWord(_ passage: Passage, _ start: Int) -> Int {
        let list = passage.words.list
        let first = passage.words.index(at: start)
        guard first + 1 < list.count, list[first].range.count <= 4, !list[first + 1].followsDirectly else {
            return first
        }
        let mark = passage.text[list[first].range]
        let isNumber = mark.allSatisfy { (0x30...0x39).contains($0) } && mark.count <= 2
        let isRoman = mark.allSatisfy { [0x49, 0x56, 0x58].contains($0) }
        let next = passage.text[list[first].range.upperBound]
        return (isNumber || isRoman) && (next == UInt8(ascii: ".") || next == UInt8(ascii: ")")) ? first + 1 : first
    }

    private static func hit(_ passage: Passage, _ first: Int, bare: Bool) -> Lexicon<Label>.Hit? {
        let words = passage.words
        guard let hit = Self.words.hit(in: words, at: first, before: words.list.count, bare: bare) else { return nil }
        let next = hit.words.upperBound
        guard next < words.list.count, !words.list[next].followsDirectly,
            let more = Self.words.hit(in: words, at: next, before: words.list.count, bare: bare),
            hit.value == .time || more.value == hit.value
        else { return hit }
        // "Ngày & Giờ:", "Địa điểm / Venue:", but not "Thời gian: ngày 11/06".
        let gap = passage.text[words.list[next - 1].range.upperBound..<words.list[next].range.lowerBound]
        guard !gap.contains(UInt8(ascii: ":")), more.value == hit.value || more.value == .place else { return hit }
        return Lexicon<Label>.Hit(words: first..<more.words.upperBound, value: hit.value)
    }
}
