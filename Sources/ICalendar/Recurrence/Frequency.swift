/// How often a rule repeats (FREQ of RFC 5545, 3.3.10).
enum Frequency: String, CaseIterable, Sendable {
    case secondly = "SECONDLY"
    case minutely = "MINUTELY"
    case hourly = "HOURLY"
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"

    private static let table = KeywordTable(allCases.map { ($0.rawValue, $0) })

    /// The frequency with this name, in whatever case.
    init?(_ name: ArraySlice<UInt8>) {
        guard let keyword = Keyword(name), let frequency = Frequency.table[keyword] else { return nil }
        self = frequency
    }

    /// The length of a period in seconds, for the frequencies more frequent than daily.
    var clockSeconds: Int64? {
        switch self {
        case .secondly: 1
        case .minutely: 60
        case .hourly: 3600
        default: nil
        }
    }
}
