import CivilTime
import DateGrammar
import Testing

/// What a text is read as, in a form that is easy to write down.
enum Reading {
    /// The mentions in `text`, each as ``line(_:)`` has it.
    static func of(
        _ text: String, on reference: String = "2021-11-10", year: Int? = nil, month: Int? = nil,
        tense: DateTense = .unknown
    ) throws -> [String] {
        try mentions(text, on: reference, year: year, month: month, tense: tense).map(line)
    }

    /// The mentions in `text`, read on the day `reference`.
    static func mentions(
        _ text: String, on reference: String = "2021-11-10", year: Int? = nil, month: Int? = nil,
        tense: DateTense = .unknown
    ) throws -> [DateMention] {
        let day = try #require(CivilDate(iso8601: reference))
        return DateReader(DateContext(reference: day, year: year, month: month, tense: tense)).mentions(in: text)
    }

    /// Days, times, part of the day, precision, rule: `2020-02-13...2020-02-14 08:00-17:00 morning`. A list has commas.
    static func line(_ mention: DateMention) -> String {
        var parts: [String] = []
        if !mention.listed.isEmpty {
            parts.append(mention.listed.map(\.description).joined(separator: ","))
        } else if let days = mention.days {
            parts.append(days.lowerBound == days.upperBound ? "\(days.lowerBound)" : "\(days)")
        }
        let times = [mention.startTime, mention.endTime].compactMap { $0.map { String($0.description.prefix(5)) } }
        if !times.isEmpty { parts.append(times.joined(separator: "-")) }
        if let part = mention.partOfDay { parts.append(part.rawValue) }
        if mention.precision != .day { parts.append(mention.precision.rawValue) }
        if let rule = mention.recurrence { parts.append(rule) }
        return parts.joined(separator: " ")
    }
}

/// A text and what it is read as, on 10 November 2021, a Wednesday.
struct Example: CustomTestStringConvertible, Sendable {
    let text: String
    let reading: String

    init(_ text: String, _ reading: String) { (self.text, self.reading) = (text, reading) }

    var testDescription: String { text }
}
