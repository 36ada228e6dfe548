/// What can be filled in by its name in braces.
enum Value: Hashable, Sendable {
    /// A text of the notice.
    case text(Text)
    /// A part of the message that is more than one plain text, or of what a loop goes through.
    case styled(Styled)
    /// A setting of the channel, filled in at each attempt.
    case setting(String)
    /// What the signing scheme makes, at each attempt.
    case scheme(String)

    /// A plain text, by its name in a format.
    enum Text: String, Hashable, Sendable, CaseIterable {
        case heading, lead, body, link, footer, summary, language
        case linkLabel = "link-label"
        case momentLabel = "moment-label"
        /// The notice's subject, such as `reminder`.
        case kind
        /// The delivery's name, the same for every attempt.
        case id
        /// The same, in the form of a UUID.
        case uuid
        /// The event's name, the same for all notices about it.
        case thread
        /// When the notice was due, in seconds since 1970.
        case unix
        /// `yes` when people need it within a day.
        case urgent
        case earlierReference = "earlier.reference"
        case earlierID = "earlier.id"
        case lineLabel = "line.label"
        case lineValue = "line.value"
        case lineFormer = "line.former"
        case lineUnix = "line.unix"
        case sectionTitle = "section.title"
        case sectionMore = "section.more"
        case itemTitle = "item.title"
        case itemDetails = "item.details"
        case itemLink = "item.link"
        case paragraph
        case spanText = "span.text"
        case spanOffset = "span.offset"
        case spanLength = "span.length"
        case spanLink = "span.link"
        case spanUnix = "span.unix"
        case spanStrong = "span.strong"
        case spanEmphasis = "span.emphasis"
        case spanStruck = "span.struck"
        case spanPlain = "span.plain"

        /// The loop that it can stand in only; nil for everywhere.
        var loop: String? {
            if self == .paragraph { return rawValue }
            let names = rawValue.split(separator: ".").map(String.init)
            return names.count == 2 && ["line", "section", "item", "span"].contains(names[0]) ? names[0] : nil
        }

        /// Whether it is known without the message: such a one may stand in an address or a header.
        var isOfDelivery: Bool {
            switch self {
            case .id, .uuid, .thread, .earlierReference, .earlierID: true
            default: false
            }
        }
    }

    /// A styled text.
    enum Styled: Hashable, Sendable {
        case part(MessageText.Part)
        case line, section, item
    }
}
