/// What `nhaclich init` says, in Vietnamese or in English.
struct InitPhrases {
    let isVietnamese: Bool

    /// In the language of the person at the terminal, as the environment names it.
    static var ofEnvironment: InitPhrases {
        let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment($0) }.first ?? ""
        return InitPhrases(isVietnamese: tag.hasPrefix("vi"))
    }

    func pick(_ vietnamese: String, _ english: String) -> String { isVietnamese ? vietnamese : english }

    // MARK: - Beginning

    var welcome: String {
        pick(
            """
            Nhắc Lịch: thiết lập trong vài câu hỏi.
            Enter nhận giá trị trong [ ]. Ctrl-C để thôi: chưa có gì được ghi cho đến cuối cùng.
            """,
            """
            Nhắc Lịch: a configuration in a few questions.
            Enter takes what stands in [ ]. Ctrl-C ends it: nothing is written before the end.
            """)
    }

    func configured(_ file: String, _ summary: String) -> String {
        pick("\(file) đã có cấu hình: \(summary).", "\(file) is configured already: \(summary).")
    }

    func faulty(_ file: String) -> String { pick("\(file) có lỗi:", "\(file) has faults:") }

    var addOrReplace: String {
        pick(
            "add = thêm vào conf.d, replace = thay thế (bản cũ được giữ lại), stop = thôi",
            "add = add to it in conf.d, replace = replace it (the old one is kept), stop")
    }

    var replaceOrStop: String {
        pick(
            "replace = thay thế (bản cũ được giữ lại), stop = thôi", "replace = replace it (the old one is kept), stop")
    }

    func noSuchAnswer(_ words: [String]) -> String {
        pick("Hãy trả lời: \(words.joined(separator: ", "))", "Answer one of: \(words.joined(separator: ", "))")
    }

    var nothingWritten: String { pick("Không có gì được ghi.", "Nothing was written.") }

    // MARK: - Language and zone

    func language(_ tags: [String]) -> String {
        let list = tags.joined(separator: ", ")
        return pick("Ngôn ngữ của lời nhắc (\(list))", "Language of the reminders (\(list))")
    }

    var timezone: String { pick("Múi giờ", "Time zone") }

    func noZone(_ name: String, _ near: String?) -> String {
        let other = near.map { pick(" Có phải \($0)?", " Did you mean \($0)?") } ?? ""
        return pick(
            "Không có múi giờ '\(name)'.\(other) 'timedatectl list-timezones' liệt kê tất cả.",
            "There is no time zone '\(name)'.\(other) 'timedatectl list-timezones' lists them.")
    }

    // MARK: - Calendar

    var calendar: String {
        pick(
            "Lịch đầu tiên: tệp .ics, thư mục, địa chỉ .ics, CalDAV hay trang web có sự kiện",
            "First calendar: an .ics file, a folder, the address of an .ics, of CalDAV or of a page with events")
    }

    var readingCalendar: String { pick("đang đọc lịch", "reading the calendar") }

    func noPath(_ path: String) -> String { pick("Không có '\(path)'.", "There is no '\(path)'.") }

    func notA(_ kind: String, _ reason: String) -> String { pick("\(kind): \(reason)", "as \(kind): \(reason)") }

    var username: String { pick("Máy chủ hỏi tên người dùng", "The server asks for a user name") }
    var password: String { pick("Mật khẩu (không hiện ra)", "Password (not shown)") }

    func understood(_ kind: String, _ count: Int) -> String {
        pick(
            "Đã đọc (\(kind)): \(count) sự kiện sắp tới.",
            "Understood (\(kind)): \(count == 1 ? "1 event" : "\(count) events") to come.")
    }

    func unclear(_ count: Int) -> String {
        pick("\(count) chỗ không hiểu được.", "\(count == 1 ? "1 place is" : "\(count) places are") not understood.")
    }

    func takePrivate(_ host: String) -> String {
        pick(
            "\(host) nằm trong mạng nội bộ. Có đúng là bạn muốn đọc lịch từ đó?",
            "\(host) is in a private network. Is it meant to be read from there?")
    }

    var takeEmpty: String {
        pick("Không có sự kiện nào. Vẫn dùng lịch này?", "There is no event. Take it all the same?")
    }

    // MARK: - Rule

    var leads: String { pick("Nhắc trước bao lâu", "How long before to remind") }

    func reminders(_ count: Int) -> String {
        pick(
            "Sẽ gửi \(count) lời nhắc, bắt đầu bằng:",
            "\(count == 1 ? "1 reminder" : "\(count) reminders") would be sent, the first:")
    }

    var noReminders: String { pick("Chưa có lời nhắc nào phải gửi.", "No reminder would be sent yet.") }
}
