/// What stands before a colon and says what follows: "Thời gian:", "Địa điểm:", "When:".
enum Label {
    case time, place, organizer, title, deadline, mode

    private static let words = Lexicon<Label>([
        (
            "thời gian|thời gian tổ chức|thời gian diễn ra|thời gian bắt đầu|thời gian và địa điểm|thời gian địa điểm|ngày|ngày giờ|ngày và giờ|ngày thi|ngày tổ chức|ngày diễn ra|ngày bắt đầu|ngày khai giảng|khai giảng|lịch học|lịch thi|khai mạc|bắt đầu|giờ|khi nào|lúc|thời điểm|when|time|date|dates|date and time|date time|time and date|day|starts|start|start date|event date|schedule|time and venue|time and place",
            .time
        ),
        (
            "địa điểm|địa điểm tổ chức|địa điểm thi|địa điểm học|nơi tổ chức|nơi diễn ra|tại|ở đâu|địa chỉ|place|venue|where|location|address",
            .place
        ),
        (
            "đơn vị tổ chức|ban tổ chức|đơn vị chủ trì|cơ quan tổ chức|tổ chức bởi|organizer|organiser|organizers|organized by|organised by|hosted by|host",
            .organizer
        ),
        (
            "tên sự kiện|tên hội thảo|tên chương trình|tên khóa học|sự kiện|tiêu đề|event|event name|title|name|workshop title",
            .title
        ),
        (
            "thời gian đăng ký|hạn đăng ký|hạn chót đăng ký|thời hạn đăng ký|hạn chót|hạn nộp|hạn nộp hồ sơ|thời hạn nộp|thời hạn|ngày hết hạn|hạn cuối|đăng ký trước|thời gian nhận hồ sơ|thời gian nhận bài|thời gian công bố kết quả|thời gian công bố|công bố kết quả|mở form|mở đăng ký|đóng đăng ký|deadline|registration|registration deadline|register by|application deadline|apply by|closing date|submission deadline|rsvp|rsvp by",
            .deadline
        ),
        (
            "hình thức|hình thức tổ chức|hình thức tham gia|format|mode|online|offline|trực tuyến|trực tiếp|ca sáng|ca chiều|ca tối",
            .mode
        ),
    ])

    /// The label that a passage has at `start`, an UTF-8 offset, and where what it labels begins.
    static func read(_ passage: Passage, at start: Int = 0, bare: Bool) -> (label: Label, end: Int)? {
        let words = passage.words
        let first = words.index(at: start)
        guard first < words.list.count, words.list[first].range.lowerBound - start <= 16,
            let hit = hit(passage, first, bare: bare)
        else { return nil }
        // "Ngày & Giờ": signs may stand between the words of a label, and a few before its colon.
        let after = words.list[hit.words.upperBound - 1].range.upperBound
        var at = after
        while at < passage.text.count, passage.text[at] == 0x20 { at += 1 }
        if at < passage.text.count, passage.text[at] == UInt8(ascii: ":") { return (hit.value, at + 1) }
        // A cell or a line of its own needs no colon.
        return at == passage.text.count ? (hit.value, at) : nil
    }

    private static func hit(_ passage: Passage, _ first: Int, bare: Bool) -> Lexicon<Label>.Hit? {
        let words = passage.words
        guard let hit = Self.words.hit(in: words, at: first, before: words.list.count, bare: bare) else { return nil }
        let next = hit.words.upperBound
        guard hit.value == .time, next < words.list.count, !words.list[next].followsDirectly,
            let more = Self.words.hit(in: words, at: next, before: words.list.count, bare: bare),
            more.value == .time || more.value == .place
        else { return hit }
        // "Ngày & Giờ:", "Date / Time:", but not "Thời gian: ngày 11/06".
        let gap = passage.text[words.list[next - 1].range.upperBound..<words.list[next].range.lowerBound]
        if gap.contains(UInt8(ascii: ":")) { return hit }
        return Lexicon<Label>.Hit(words: first..<more.words.upperBound, value: .time)
    }
}
