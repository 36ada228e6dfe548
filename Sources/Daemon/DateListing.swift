package import CivilTime
import DateGrammar

/// Lists the dates and times in a text, for `nhaclich dates`.
package struct DateListing: Sendable {
    /// One date or time, as it is printed.
    package struct Entry: Codable, Hashable, Sendable {
        /// The words of the text, unchanged.
        package let text: String
        /// `2020-02-13`, `2020-02-13T08:30`, `2021-10` or `2021`; nil for what comes again and again without a beginning.
        package let start: String?
        /// The same, included; nil when there is none.
        package let end: String?
        /// Each day of a list; nil when it is none.
        package let dates: [String]?
        /// `minute`, `day`, `month`, `quarter`, `year` or `approximate`.
        package let datePrecision: String
        /// `morning`, `noon`, `afternoon`, `evening` or `night`; nil when the text does not say.
        package let partOfDay: String?
        /// A rule as in RFC 5545, 3.3.10.
        package let rrule: String?
    }

    private let reference: CivilDate

    /// - Parameter reference: The day that "tomorrow" and missing years are reckoned from.
    package init(reference: CivilDate) { self.reference = reference }

    /// The dates in `text`, and a sentence for each that does not exist.
    package func list(_ text: String) -> (entries: [Entry], faults: [String]) {
        let bytes = Array(text.utf8)
        var entries: [Entry] = []
        var faults: [String] = []
        for mention in DateReader(DateContext(reference: reference)).mentions(in: bytes) {
            let quote = String(decoding: bytes[mention.range], as: UTF8.self)
            if let fault = fault(of: mention) {
                faults.append("'\(quote)' \(fault)")
            } else {
                entries.append(entry(mention, quote))
            }
        }
        return (entries, faults)
    }

    private func fault(of mention: DateMention) -> String? {
        if mention.doubts.contains(.noSuchTime) { return "has a time that no clock shows" }
        if mention.doubts.contains(.noSuchDay) { return "is a day that does not exist" }
        return mention.doubts.contains(.lunarUnknown) && mention.days == nil
            ? "is a day of the lunar calendar that cannot be converted" : nil
    }

    private func entry(_ mention: DateMention, _ quote: String) -> Entry {
        let days = mention.days ?? (mention.recurrence == nil ? reference...reference : nil)
        let start = days.map { text($0.lowerBound, mention.startTime, mention.precision) }
        var end = days.map { text($0.upperBound, mention.endTime, mention.precision) }
        // What begins at a time and has no end written ends, as far as is known, with its day.
        if mention.recurrence != nil || (mention.endTime == nil && days?.lowerBound == days?.upperBound) || end == start
        {
            end = nil
        }
        return Entry(
            text: quote, start: start, end: end,
            dates: mention.listed.isEmpty ? nil : mention.listed.map(\.description),
            datePrecision: mention.startTime == nil ? mention.precision.rawValue : "minute",
            partOfDay: mention.partOfDay?.rawValue, rrule: mention.recurrence)
    }

    private func text(_ day: CivilDate, _ time: TimeOfDay?, _ precision: DatePrecision) -> String {
        if let time { return "\(day)T\(time.description.prefix(5))" }
        switch precision {
        case .day, .approximate: return day.description
        case .month, .quarter: return "\(padded(day.year, to: 4))-\(padded(day.month, to: 2))"
        case .year: return padded(day.year, to: 4)
        }
    }
}
