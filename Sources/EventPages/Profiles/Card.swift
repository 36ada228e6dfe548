import CivilTime
import DateGrammar

/// A part of a page that announces one event in a fixed form: a title, a line with the date, and what belongs to them.
struct Card {
    /// How its date is set apart from the text.
    enum Anchor {
        /// "Thời gian: …"
        case labelled
        /// A line that is only a date.
        case line
        /// "13/2/2020: Hội thảo …"
        case prefix
    }

    let anchor: Anchor
    /// The passage with the date.
    let index: Int
    let mention: DateMention
    /// The passage with the title, and the part of it that is meant; nil when the page's title is.
    var titleIndex: Int?
    var titleRange: Range<Int>?
    /// The passages that tell more, the title's and the date's not among them.
    var body: Range<Int>
    /// Whether the date is one to have registered or handed in by.
    var isDeadline = false
}
