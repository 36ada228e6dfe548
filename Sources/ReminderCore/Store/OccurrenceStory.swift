package import CivilTime

/// All that the store knows of an occurrence.
package struct OccurrenceStory: Hashable, Sendable {
    package let record: OccurrenceRecord
    /// Every reminder it ever had, the earliest due first.
    package let reminders: [ReminderRecord]
    /// Every delivery about it, the oldest first.
    package let deliveries: [DeliveryStory]
    /// What became of it, the oldest first.
    package let changes: [OccurrenceStory.Change]

    package init(
        record: OccurrenceRecord, reminders: [ReminderRecord] = [], deliveries: [DeliveryStory] = [],
        changes: [OccurrenceStory.Change] = []
    ) {
        (self.record, self.reminders) = (record, reminders)
        (self.deliveries, self.changes) = (deliveries, changes)
    }

    /// A change of it.
    package struct Change: Hashable, Sendable {
        /// What the store calls it.
        package let number: Int64
        /// When it was noticed.
        package let noticed: Instant
        /// From how it was before to how it was then.
        package let change: OccurrenceChange
        /// Whether it is settled who is told.
        package let isTold: Bool

        package init(number: Int64, noticed: Instant, change: OccurrenceChange, isTold: Bool) {
            (self.number, self.noticed, self.change, self.isTold) = (number, noticed, change, isTold)
        }
    }
}

/// A delivery with what it is about and what was tried.
package struct DeliveryStory: Hashable, Sendable {
    package let record: DeliveryRecord
    /// The reminder it was made for; nil for one that tells of a change, a digest, or what needs a person.
    package let reminder: Identity?
    /// The occurrences that it tells of.
    package let occurrences: [Occurrence.ID]
    /// Whether it lists occurrences.
    package let isOfSeveral: Bool
    /// When nobody needs it any more.
    package let expires: Instant
    /// The channel that takes over if this one fails; nil for none.
    package let fallback: String?
    /// The first first; none for one that arrived at once.
    package let attempts: [DeliveryAttempt]

    package init(
        record: DeliveryRecord, reminder: Identity?, occurrences: [Occurrence.ID], isOfSeveral: Bool,
        expires: Instant, fallback: String?, attempts: [DeliveryAttempt]
    ) {
        (self.record, self.reminder, self.occurrences) = (record, reminder, occurrences)
        (self.isOfSeveral, self.expires, self.fallback) = (isOfSeveral, expires, fallback)
        self.attempts = attempts
    }
}
