package import CivilTime

/// A span of time in which nobody is told of some occurrences; made and ended by an operator.
package struct Silence: Hashable, Sendable {
    /// What the store calls it.
    package let number: Int64
    /// The calendars it is for; nil for all of them.
    package let calendar: String?
    /// The short name of the one event it is for (``Occurrence/ID/shortName``); nil for any.
    package let event: String?
    /// Every one of these must match: the fields' names, and patterns as the configuration writes them.
    package let match: [String: String]
    /// The channel that reminders are kept from; nil for every one. Changes are told there all the same.
    package let channel: String?
    /// When it ends.
    package let ends: Instant
    package let comment: String
    /// When it was made.
    package let created: Instant

    package init(
        number: Int64 = 0, calendar: String? = nil, event: String? = nil, match: [String: String] = [:],
        channel: String? = nil, ends: Instant, comment: String, created: Instant
    ) {
        self.channel = channel
        (self.number, self.calendar, self.event, self.match) = (number, calendar, event, match)
        (self.ends, self.comment, self.created) = (ends, comment, created)
    }

    /// Whether it holds for `occurrence` at `now`, if only on its channel.
    package func covers(_ occurrence: Occurrence, at now: Instant) -> Bool {
        guard now < ends, calendar.map({ $0 == occurrence.id.calendar }) ?? true,
            event.map({ $0 == occurrence.id.shortName }) ?? true
        else { return false }
        return match.allSatisfy { field, pattern in
            guard let field = Match.Field(rawValue: field), let pattern = try? TextPattern(pattern) else {
                return false
            }
            return Match(field: field, pattern: pattern).accepts(occurrence)
        }
    }
}
