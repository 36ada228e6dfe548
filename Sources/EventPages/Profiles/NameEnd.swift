/// Where the name of an event ends: at a word that begins what is said of it.
enum NameEnd {
    /// Words that end a name, but in compounds.
    private static let words = Lexicon<Void>(
        """
        sẽ|đã|đang|được|vừa|vào|tại|diễn ra|khai mạc|bế mạc|khai giảng|tổ chức|từ ngày|do|với|nhằm|có|để|ngày|lúc|dự kiến|\
        theo|trước|sau khi|khi|hôm|cùng|bằng|ban đầu|không|phải|gửi|nay|bắt đầu|khởi tranh|xuất phát|kéo dài|mở cửa|\
        mở bán|đã được|sẽ được|đã tổ chức|sẽ tổ chức|sẽ diễn ra|đã diễn ra|\
        va chạm|\
        will|is|was|takes|take|took|are|at|in|from|by|has|have|during|which|where|here|there|opens|open|originally|starts|begins|runs
        """, except: compounds)
    /// Words of which only a part would end a name.
    private static let compounds =
        """
        tiếp theo|lần trước|kèm theo|tự do|do thái|do dự|lý do|từ thiện|theo dõi|công bằng|bằng cấp|văn bằng|bằng khen|\
        bình đẳng cùng|có trách nhiệm|có sự tham gia|\
        có hiệu quả|có ích|có thu nhập|trước thềm|trước biến đổi|trước sinh|trước mổ|tổ chức xã hội|tổ chức phi chính phủ|\
        tổ chức quốc tế|tổ chức công đoàn|tổ chức đoàn|tổ chức đảng|tổ chức cộng đồng|tổ chức dân sự|tổ chức chính trị|\
        các tổ chức|ban tổ chức|tổ chức công|công tác tổ chức|được mùa|cùng con|cùng em|sau khi tốt nghiệp|với biển đảo|không gian|\
        không gian mạng|không khí|không khói|không khói thuốc|không thuốc lá|không tiền mặt|không rác|không đau|không dùng tiền mặt|\
        hàng không|gửi xe|gửi tiền|lúa gạo|ngày nay|ngày hội|ngày mai xanh|ngày mới|ngày xưa|khi hậu|phải trái|lẽ phải|nay mai|\
        in vitro|in situ|open source|open data|at risk|at work|by design|in crisis|in transition
        """
    /// Words that end a name only before what they introduce: "nhân dịp", "sáng 12/3".
    private static let openers = Lexicon<Void>("nhân|sáng|chiều|tối|trưa", except: openings)
    private static let openings =
        """
        nhân dân|nhân lực|nhân viên|nhân quyền|nhân sự|nhân ái|nhân đạo|nhân tài|nhân văn|nhân rộng|nhân loại|nhân khẩu|nhân tố|\
        công nhân|cá nhân|nguyên nhân|bệnh nhân|doanh nhân|nạn nhân|sáng kiến|sáng tạo|sáng tác|sáng lập|sáng chế|tối ưu|tối đa|\
        tối thiểu|tối tân|chiều cao|chiều sâu|chiều dài|đa chiều|hai chiều|một chiều|thấp sáng|tỏa sáng|thắp sáng|ánh sáng
        """
    private static let introduced = Lexicon<Void>(
        "dịp|ngày|kỷ niệm|nay|mai|qua|thứ|chủ nhật|cùng ngày|hôm|tháng|năm|lễ|sự kiện|chuyến|buổi")

    /// Whether a name ends before the word at `index`.
    static func isBefore(_ index: Int, in words: Words, before end: Int, bare: Bool) -> Bool {
        // The word may be the second of a compound: "công nhân".
        if index > 0, index < words.list.count, words.list[index].followsDirectly {
            let pair = index - 1..<min(end, index + 3)
            if isCompound(words, pair, covering: index, bare: bare) { return false }
        }
        if Self.words.hit(in: words, at: index, before: end, bare: bare) != nil { return true }
        guard let opener = openers.hit(in: words, at: index, before: end, bare: bare) else { return false }
        let next = opener.words.upperBound
        guard next < words.list.count else { return false }
        return words.list[next].startsWithDigit || introduced.hit(in: words, at: next, before: end, bare: bare) != nil
    }

    private static let all = Lexicon<Void>(compounds + "|" + openings)

    /// Whether a compound that begins before the word goes over it.
    private static func isCompound(_ words: Words, _ range: Range<Int>, covering index: Int, bare: Bool) -> Bool {
        all.hit(in: words, at: range.lowerBound, before: range.upperBound, bare: bare)?.words.contains(index) ?? false
    }
}
