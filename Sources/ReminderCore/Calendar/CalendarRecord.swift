package import CivilTime

/// What the store remembers of a calendar between two readings.
package struct CalendarRecord: Hashable, Sendable {
    /// The calendar's name in the configuration.
    package let name: String
    /// When it was first read with success: what was due before is never sent late.
    package var firstRead: Instant?
    /// When its documents were last understood anew.
    package var lastRead: Instant?
    /// What the server said to recognise an unchanged calendar by.
    package var validators = Validators()
    /// The hash of the documents last understood.
    package var contents: Identity?
    /// The hash of everything but the documents that shapes the plan: the source, the rules, the zone.
    package var planning: Identity?
    /// Up to when occurrences are in the store.
    package var coveredUntil: Instant?
    /// How many places of the documents could not be understood.
    package var faults = 0
    /// How much more text its events may come to, in bytes; nil when they cannot be told apart.
    package var room: Int?
    /// Since when the loss of many of its occurrences is not believed; nil when nothing is held back.
    package var heldSince: Instant?
    /// Since when it has had no occurrence to come, after it had some; nil while it has.
    package var quietSince: Instant?
    /// Since when reading it has failed; nil after a good reading.
    package var failingSince: Instant?
    /// Whether operators have heard that it fails.
    package var isFailureTold = false
    /// The hash of where it is read from.
    package var place: Identity?

    package init(name: String) { self.name = name }
}
