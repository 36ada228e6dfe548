/// The parts of a rule; their raw values are their names in RFC 5545, 3.3.10 and RFC 7529.
enum RulePart: String, CaseIterable, Sendable {
    case count = "COUNT"
    case frequency = "FREQ"
    case hours = "BYHOUR"
    case interval = "INTERVAL"
    case minutes = "BYMINUTE"
    case monthDays = "BYMONTHDAY"
    case months = "BYMONTH"
    case positions = "BYSETPOS"
    case scale = "RSCALE"
    case seconds = "BYSECOND"
    case skip = "SKIP"
    case until = "UNTIL"
    case weekStart = "WKST"
    case weekdays = "BYDAY"
    case weeks = "BYWEEKNO"
    case yearDays = "BYYEARDAY"

    private static let table = KeywordTable(allCases.map { ($0.rawValue, $0) })

    /// The part with this name, in whatever case, or nil for one that is not known.
    init?(_ name: ArraySlice<UInt8>) {
        guard let keyword = Keyword(name), let part = RulePart.table[keyword] else { return nil }
        self = part
    }
}
