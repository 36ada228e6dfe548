package import CivilTime

/// Which digest goes out when, and where.
package struct DigestRule: Hashable, Sendable {
    /// What to do when there is nothing to say.
    package enum WhenEmpty: String, CaseIterable, Hashable, Sendable {
        /// Send nothing.
        case skip
        /// Say that there is nothing.
        case say
    }

    /// The digest's name in the configuration.
    package let name: String
    /// On which days of the week.
    package let weekdays: Set<Weekday>
    package let time: TimeOfDay
    /// How many days it looks at, the one it is sent on included.
    package let window: NominalDuration
    /// The calendars it is about; nil for all of them.
    package let calendars: Set<String>?
    /// Every one of these must match.
    package let match: [Match]
    /// The channels it goes to, in the order written.
    package let channels: [String]
    package let whenEmpty: WhenEmpty

    package init(
        name: String, weekdays: Set<Weekday>, time: TimeOfDay, window: NominalDuration,
        calendars: Set<String>? = nil, match: [Match] = [], channels: [String], whenEmpty: WhenEmpty = .skip
    ) {
        (self.name, self.weekdays, self.time, self.window) = (name, weekdays, time, window)
        (self.calendars, self.match, self.channels) = (calendars, match, channels)
        self.whenEmpty = whenEmpty
    }

    /// Whether the digest is about `occurrence`.
    package func isAbout(_ occurrence: Occurrence) -> Bool {
        (calendars?.contains(occurrence.id.calendar) ?? true) && match.allSatisfy { $0.accepts(occurrence) }
    }

    /// When it is due for the first time after `instant`.
    package func due(after instant: Instant, in zone: any ZoneRules) -> Instant {
        let today = zone.civil(at: instant).date
        let days = (0...7).lazy.map { today.adding(days: $0) }.filter { weekdays.contains($0.weekday) }
        let dues = days.map { zone.instant(of: CivilDateTime($0, time)) }
        return dues.first { $0 > instant } ?? instant + .seconds(7 * 86_400)
    }
}
