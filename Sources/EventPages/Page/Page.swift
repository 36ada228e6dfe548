import CivilTime
import DateGrammar

/// A page read once, with what all of its parts share.
struct Page {
    /// Words that may stand beside a date without making the line more than a date.
    private static let filler = Lexicon<Void>(
        """
        ngày|ngày đăng|đăng ngày|đăng lúc|đăng|cập nhật|cập nhật lúc|cập nhật ngày|lúc|vào|vào lúc|từ|đến|và|giờ|thứ|gmt|gmt 7|\
        utc 7|7|viết bởi|ngày tạo|lượt xem|view count|views|tác giả|posted|posted on|published|published on|updated|\
        last updated|on|at|from|to|by|date|time|cả ngày|all day|am|pm|ict|phút trước|bản in
        """)
    /// Words that say of a date that it is the page's own.
    private static let publishing = Lexicon<Void>(
        """
        ngày đăng|đăng ngày|đăng lúc|cập nhật|ngày cập nhật|ngày tạo|ngày xuất bản|xuất bản ngày|lượt xem|view count|\
        posted|posted on|published|published on|updated|last updated|date posted
        """)
    /// Lines that many sites put before their content.
    private static let chrome = Lexicon<Void>(
        """
        skip ribbon commands|skip to main content|skip to content|sign in|log in|đăng nhập|đăng ký|trang chủ|home|\
        ngôn ngữ|language|menu|tìm kiếm|search|tin tức|tin hoạt động|tin tức sự kiện|tin tức - sự kiện|news|\
        bỏ qua nội dung|chuyển đến nội dung|toggle navigation|liên hệ|giới thiệu|thông báo|tin nổi bật|chi tiết tin
        """)
    /// Titles of pages that list events.
    static let eventList = Lexicon<Void>(
        """
        sự kiện|lịch|lịch sự kiện|lịch hoạt động|lịch công tác|lịch học|lịch training|lịch hội thảo|lịch tập huấn|các hội thảo|các khóa học|sự kiện sắp tới|sự kiện tham gia|\
        events|upcoming|upcoming events|upcoming meetings|meetings|calendar|agenda|workshops|\
        schedule|webinars|conferences
        """)

    /// Its pieces, in order.
    let passages: [Passage]
    /// Whether it is written without diacritics, so that words are told by their bare letters.
    let isBare: Bool
    /// What it calls itself; empty when that is not known.
    let title: String
    /// Where its title stands among the passages; nil when it stands in none of them.
    let titleIndex: Int?
    /// When it says that it was published.
    let published: CivilDate?
    /// The passage with that date, which is none of an event's.
    let publishedIndex: Int?
    /// The day that years and relative words are reckoned from.
    let reference: CivilDate

    /// - Parameters:
    ///   - blocks: Its pieces.
    ///   - head: What its head calls it; empty when nothing.
    ///   - published: When its head says that it was published.
    ///   - reference: The day it was read, for a page that does not say when it was written.
    init(_ blocks: [Block], head: String = "", published: CivilDate? = nil, reference: CivilDate) {
        let bare = Self.isWrittenBare(blocks)
        let rough = Self.passages(blocks, reference: published ?? reference, bare: bare)
        let titleIndex = Self.titleIndex(rough, bare: bare, head: head)
        let own = Self.publication(rough, title: titleIndex, bare: bare)
        let anchor = published ?? own.date
        passages =
            anchor == nil || anchor == (published ?? reference)
            ? rough : Self.passages(blocks, reference: anchor ?? reference, bare: bare)
        isBare = bare
        self.titleIndex = titleIndex
        title = titleIndex.map { Title.cleaned(rough[$0].block.string) } ?? Title.cleaned(Title.ofSite(head))
        self.published = anchor
        publishedIndex = own.index
        self.reference = anchor ?? reference
    }

    /// Whether the passage is nothing but a date, perhaps with hours.
    func isDateLine(_ index: Int) -> Bool { Self.isDateLine(passages[index], bare: isBare) }

    private static func isDateLine(_ passage: Passage, bare: Bool) -> Bool {
        passage.firstDay?.precision == .day && passage.words.list.count <= 24
            && passage.wordsBesideDates(filler: filler, bare: bare) <= 1
    }

    /// Reads words and dates. Those below a heading such as "Tháng Hai 2020" are understood from it.
    private static func passages(_ blocks: [Block], reference: CivilDate, bare: Bool) -> [Passage] {
        var context = DateContext(reference: reference)
        context.isAccented = !bare
        return blocks.map { block in
            let words = Words(block.text)
            let mentions = DateReader(context).mentions(in: block.text)
            if words.list.count <= 4, let first = mentions.first, first.precision == .month, let days = first.days,
                first.basis == .written
            {
                (context.year, context.month) = (days.lowerBound.year, days.lowerBound.month)
            }
            return Passage(block: block, words: words, mentions: mentions, context: context)
        }
    }

    private static func isWrittenBare(_ blocks: [Block]) -> Bool {
        var (letters, marked) = (0, 0)
        for block in blocks.prefix(400) {
            for byte in block.text {
                // Vietnamese letters begin with these bytes; ornaments do not.
                switch byte {
                case 0xC3...0xC6, 0xE1: marked += 1
                case 0x41...0x5A, 0x61...0x7A: letters += 1
                default: break
                }
            }
        }
        return marked * 100 < letters
    }

    /// The passage that is the page's title: its first great heading, else the first line that is not the site's.
    private static func titleIndex(_ passages: [Passage], bare: Bool, head: String) -> Int? {
        let site = Title.ofSite(head)
        if let heading = passages.firstIndex(where: { $0.block.role == .heading(1) && $0.words.list.count > 1 }) {
            return heading
        }
        if !site.isEmpty, let same = passages.firstIndex(where: { $0.block.string == site }) { return same }
        if let heading = passages.firstIndex(where: { $0.block.role == .heading(2) && $0.words.list.count > 3 }) {
            return heading
        }
        if !site.isEmpty { return nil }
        let candidates = passages.indices.prefix(12).filter { index in
            let passage = passages[index]
            return !passage.words.list.isEmpty && !isDateLine(passage, bare: bare)
                && passage.wordsBesideDates(filler: chrome, bare: bare) > 0
        }
        // What stands right above the page's date is its title.
        if let above = candidates.first(where: { index in
            passages.indices.contains(index + 1) && isDateLine(passages[index + 1], bare: bare)
                && passages[index].words.list.count >= 4 && index <= 6
        }), above == candidates.first || passages[..<above].allSatisfy({ $0.words.list.count <= 4 }),
            !candidates.prefix(1).contains(where: { eventList.isIn(passages[$0].words, bare: bare) && $0 < above })
        {
            return above
        }
        guard let first = candidates.first else { return nil }
        // A paragraph is no title.
        return passages[first].words.list.count <= 60 ? first : nil
    }

    /// The date that a page has of itself: said to be, or alone near its title above the text.
    private static func publication(
        _ passages: [Passage], title: Int?, bare: Bool
    ) -> (date: CivilDate?, index: Int?) {
        let lines = passages.indices.filter { index in
            guard let days = passages[index].firstDay?.days, days.lowerBound == days.upperBound else { return false }
            return passages[index].words.list.count <= 24 && passages[index].block.row == nil
                && passages[index].firstDay?.precision == .day
        }
        for index in lines.prefix(8)
        where publishing.isIn(passages[index].words, bare: bare)
            && passages[index].wordsBesideDates(filler: filler, bare: bare) <= 4
        {
            return (passages[index].firstDay?.days?.lowerBound, index)
        }
        let alone = lines.filter { isDateLine(passages[$0], bare: bare) }
        guard let first = alone.first, alone.count <= 2, let title else { return (nil, nil) }
        let isUnderTitle = first > title && first <= title + 2
        let isAboveTitle = first < title && first >= title - 2
        // The text comes below.
        let hasText = passages[first...].dropFirst().prefix(4).contains { $0.words.list.count >= 20 }
        guard isUnderTitle || isAboveTitle, hasText else { return (nil, nil) }
        return (passages[first].firstDay?.days?.lowerBound, first)
    }
}
