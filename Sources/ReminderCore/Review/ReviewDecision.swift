package import CivilTime

/// What an operator decided about an event that was understood from a page. It outlives every reading of the page.
package struct ReviewDecision: Hashable, Sendable {
    package enum Verdict: String, Codable, Hashable, Sendable {
        /// It is an event, as understood or as corrected.
        case accepted
        /// It is none, or of no interest.
        case ignored
    }

    package let id: Occurrence.ID
    package let verdict: Verdict
    package let correction: Correction
    /// When it was decided.
    package let decided: Instant

    package init(id: Occurrence.ID, verdict: Verdict, correction: Correction = Correction(), decided: Instant) {
        (self.id, self.verdict, self.correction, self.decided) = (id, verdict, correction, decided)
    }
}

/// What an operator put in place of what was understood; nil leaves a field as it is.
package struct Correction: Codable, Hashable, Sendable {
    package var title: String?
    /// ISO 8601: a day, or a time of a day in the configured zone.
    package var start: String?
    /// Likewise; of a day, the last one.
    package var end: String?
    package var location: String?

    package init() {}

    /// The names of the fields that can be corrected.
    package static let fields = ["title", "start", "end", "location"]

    /// Sets the field `name`.
    ///
    /// - Throws: ``Objection`` when there is no such field, or `value` cannot be its value.
    package mutating func set(_ name: String, to value: String, in zone: any ZoneRules) throws(Objection) {
        switch name {
        case "title", "location":
            let text = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !text.isEmpty || name == "location", text.utf8.count <= 1000 else {
                throw Objection(problem: "a \(name) has 1 to 1,000 characters")
            }
            if name == "title" { title = text } else { location = text }
        case "start", "end":
            guard Instant(iso8601: value, in: zone) != nil else {
                throw Objection(problem: "'\(value)' is not a time; write it as 2026-12-31 or 2026-12-31T18:00")
            }
            if name == "start" { start = value } else { end = value }
        default:
            let near = Likeness.nearest(to: name, among: Self.fields).map { "; did you mean '\($0)'?" }
            throw Objection(
                problem: "there is no field '\(name)'\(near ?? ": correct \(Self.fields.joined(separator: ", "))")")
        }
    }

    /// Why a correction is refused.
    package struct Objection: Error, Hashable {
        /// One sentence, without a full stop.
        package let problem: String
    }

    /// `occurrence` with what was corrected.
    package func applied(to occurrence: Occurrence, in zone: any ZoneRules) -> Occurrence {
        var span = occurrence.span
        if let start {
            span = Self.span(start, end, in: zone) ?? span
        } else if let end {
            switch span {
            case .allDay(let first, _):
                if let last = CivilDate(iso8601: end) { span = .allDay(first: first, last: max(first, last)) }
            case .timed(let start, _):
                if let end = Instant(iso8601: end, in: zone) { span = .timed(start: start, end: max(start, end)) }
            }
        }
        var facts = occurrence.facts
        // Somebody looked: it is known, as far as the dates were given.
        if start != nil { facts.precision = .day }
        facts.confidence = 100
        let isSettled = start != nil && occurrence.status == .tentative
        return Occurrence(
            id: occurrence.id, span: span, status: isSettled ? .confirmed : occurrence.status,
            title: title ?? occurrence.title, location: location ?? occurrence.location, details: occurrence.details,
            link: occurrence.link, facts: facts)
    }

    /// From `start` to `end`, whole days when `start` is a day; nil when they cannot be.
    private static func span(_ start: String, _ end: String?, in zone: any ZoneRules) -> Span? {
        if let first = CivilDate(iso8601: start) {
            let last = end.flatMap { CivilDate(iso8601: $0.prefix(10)) } ?? first
            return .allDay(first: first, last: max(first, last))
        }
        guard let begins = Instant(iso8601: start, in: zone) else { return nil }
        let ends = end.flatMap { Instant(iso8601: $0, in: zone) } ?? begins
        return .timed(start: begins, end: max(begins, ends))
    }
}
