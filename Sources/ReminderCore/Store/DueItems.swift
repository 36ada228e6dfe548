package import CivilTime

/// What there is to settle at an instant, and what has to be known for it.
package struct DueItems: Sendable {
    /// Changes that nobody has been told of yet, the oldest first.
    package var changes: [PendingChange]
    /// The planned reminders that are due: earliest first, those of one occurrence together.
    package var reminders: [DueReminder]
    /// The silences that are not over.
    package var silences: [Silence]
    /// When the earliest reminder is due that is not due yet; nil when none is planned.
    package var next: Instant?

    package init(changes: [PendingChange], reminders: [DueReminder], silences: [Silence], next: Instant?) {
        (self.changes, self.reminders, self.silences, self.next) = (changes, reminders, silences, next)
    }
}

extension StateStore {
    /// What there is to settle at `now`, from the beginning: see ``due(at:after:limit:)``.
    package func due(at now: Instant, limit: Int) async throws(StoreFailure) -> DueItems {
        try await due(at: now, after: nil, limit: limit)
    }
}
