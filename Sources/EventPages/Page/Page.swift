import CivilTime
import DateGrammar

/// A page read once, with what all of its parts share.
struct Page {
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
        let blocks = SplitDates.joined(RelatedNews.leftOut(of: blocks), reference: reference)
        let bare = Self.isWrittenBare(blocks)
        let rough = Self.passages(blocks, reference: published ?? reference, bare: bare)
        let titleIndex = PageTitle(passages: rough, head: head, bare: bare).index
        let own = Publication(passages: rough, title: titleIndex, bare: bare).found
        let anchor = published ?? own?.date
        let read =
            anchor == nil || anchor == (published ?? reference)
            ? rough : Self.passages(blocks, reference: anchor ?? reference, bare: bare)
        // What says of its date that it is the page's own has none for an event.
        passages = read.map {
            $0.isPublishing(bare: bare) && Label.read($0, bare: bare)?.label != .time ? $0.undated : $0
        }
        isBare = bare
        self.titleIndex = titleIndex
        title = titleIndex.map { Title.cleaned(rough[$0].block.string) } ?? Title.cleaned(Title.ofSite(head))
        self.published = anchor
        publishedIndex = own?.index
        self.reference = anchor ?? reference
    }

    /// Whether the passage is nothing but a date, perhaps with hours.
    func isDateLine(_ index: Int) -> Bool { passages[index].isDateLine(bare: isBare) }

    /// Whether it only says that there is no page.
    var isMissing: Bool {
        let words = Words(Array(title.utf8))
        return words.list.count <= 8 && PageWords.missing.isIn(words, bare: isBare)
    }

    /// Reads words and dates. Those below a heading such as "Tháng Hai 2020" are understood from it.
    private static func passages(_ blocks: [Block], reference: CivilDate, bare: Bool) -> [Passage] {
        var context = DateContext(reference: reference)
        context.isAccented = !bare
        let isMonthFirst = bare && MonthFirst.isUsed(in: blocks)
        return blocks.map { block in
            let words = Words(block.text)
            var mentions = DateReader(context).mentions(in: block.text)
            if isMonthFirst { mentions = MonthFirst.mended(mentions, in: block.text) }
            if let exact = MachineTime.mention(of: block, mentions) { mentions = [exact] }
            if let first = mentions.first, let days = first.days, isHeading(block, words, first) {
                context.year = days.lowerBound.year
                context.month = first.precision == .month ? days.lowerBound.month : nil
            }
            return Passage(block: block, words: words, mentions: mentions, context: context)
        }
    }

    /// Whether the dates below a block are of its month or year: "Tháng Hai 2020", or as a heading "Tháng 12" and "Lịch
    /// hoạt động năm 2026".
    private static func isHeading(_ block: Block, _ words: Words, _ mention: DateMention) -> Bool {
        guard mention.bound == nil else { return false }
        switch (mention.precision, mention.basis) {
        case (.month, .written): return words.list.count <= 4
        case (.month, .context), (.month, .reference): return words.list.count <= 2 && block.row == nil
        case (.year, .written): return words.list.count <= 8 && block.isHeading
        default: return false
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
}
