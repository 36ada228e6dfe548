package import CivilTime

/// Which occurrences are reminded of, how long before, and where.
package struct Rule: Hashable, Sendable {
    /// The rule's name in the configuration.
    package let name: String
    /// The calendars it is for; nil for all of them.
    package let calendars: Set<String>?
    /// Every one of these must match.
    package let match: [Match]
    package let leads: [Lead]
    /// When reminders of occurrences on whole days are due.
    package let allDayAt: TimeOfDay
    /// The channels its notices go to, in the order written.
    package let channels: [String]
    /// When nobody is to be disturbed; nil for never.
    package var quiet: QuietHours?
    /// On which days reminders that come days before are read; nil for all.
    package var workingDays: WorkingDays?
    /// More reminders than this, due in the same minute, go out as one message; nil for never.
    package var groupOver: Int?
    /// The template of its notices, checked; nil for the channel's, or the words of the language.
    package var template: String?

    package init(
        name: String, calendars: Set<String>? = nil, match: [Match] = [], leads: [Lead],
        allDayAt: TimeOfDay, channels: [String]
    ) {
        (self.name, self.calendars, self.match) = (name, calendars, match)
        (self.leads, self.allDayAt, self.channels) = (leads, allDayAt, channels)
    }

    /// Whether the rule is about `occurrence`.
    package func applies(to occurrence: Occurrence) -> Bool {
        isAbout(occurrence.id.calendar) && match.allSatisfy { $0.accepts(occurrence) }
    }

    /// Whether the rule is about events of `calendar`.
    package func isAbout(_ calendar: String) -> Bool { calendars?.contains(calendar) ?? true }
}
