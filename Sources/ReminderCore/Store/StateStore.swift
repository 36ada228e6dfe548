package import CivilTime

/// What survives a crash: calendars as last read, the plan, the outbox, and what came of it.
///
/// Every function is one transaction. When one has returned, its change is on the disk.
package protocol StateStore: Sendable {
    // MARK: Calendars

    /// What is known of a calendar; nil when it was never read.
    func calendar(named name: String) async throws(StoreFailure) -> CalendarRecord?

    /// What is known of all calendars, by name.
    func calendars() async throws(StoreFailure) -> [CalendarRecord]

    /// The documents last understood.
    func documents(of calendar: String) async throws(StoreFailure) -> [CalendarDocument]

    /// The fingerprints of a calendar's occurrences that are not over at `now`.
    func fingerprints(
        of calendar: String, notOverAt now: Instant
    ) async throws(StoreFailure) -> [Occurrence.ID: Identity]

    /// Notes how a reading went that changed no occurrence; with `documents`, those are now the last understood.
    func save(_ record: CalendarRecord, documents: [CalendarDocument]?) async throws(StoreFailure)

    /// Makes the plan follow what a reading changed, and notes how the reading went.
    ///
    /// Planned reminders of a changed occurrence that its new plan does not name are superseded, or
    /// cancelled with the occurrence; wanted ones are planned unless they are settled or missed already;
    /// those of vanished occurrences are cancelled. Deliveries that still wait for an occurrence that moved, was
    /// cancelled or vanished are cancelled: what they say is not true any more.
    func apply(
        _ change: CalendarChange, record: CalendarRecord, documents: [CalendarDocument]?)
        async throws(StoreFailure)

    /// Forgets calendars that are not among `names` and cancels what was planned for them.
    ///
    /// - Returns: The names of the forgotten ones.
    func forgetCalendars(except names: Set<String>) async throws(StoreFailure) -> [String]

    /// A calendar's occurrences that are not over at `now`, earliest first.
    func occurrences(of calendar: String, notOverAt now: Instant) async throws(StoreFailure) -> [Occurrence]

    // MARK: Review

    /// What operators decided about a calendar's events.
    func decisions(of calendar: String) async throws(StoreFailure) -> [ReviewDecision]

    /// Writes down a decision, in place of an earlier one about the same event.
    func save(_ decision: ReviewDecision) async throws(StoreFailure)

    /// Takes a decision back.
    func forgetDecision(_ id: Occurrence.ID) async throws(StoreFailure)

    // MARK: Reminders

    /// The reminders that an occurrence ever had, earliest due first.
    func reminders(of id: Occurrence.ID) async throws(StoreFailure) -> [ReminderRecord]

    /// When the earliest planned reminder is due; nil when none is planned.
    func nextDue() async throws(StoreFailure) -> Instant?

    /// The planned reminders due at `now`, at most `limit`: earliest first, those of one occurrence together.
    func dueReminders(at now: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder]

    /// Plans missed reminders again that are due after `now`: the clock had run ahead when they were missed.
    ///
    /// - Returns: How many there were.
    func replanMissed(dueAfter now: Instant) async throws(StoreFailure) -> Int

    /// Settles reminders and puts their deliveries into the outbox, all or nothing.
    ///
    /// A reminder that is not planned any more is left as it is, without its deliveries.
    func settle(_ settlements: [Settlement], at now: Instant) async throws(StoreFailure)

    // MARK: Deliveries

    /// Queues again what a crash left `sending`, keeping the number of attempts.
    ///
    /// - Returns: How many there were.
    func requeueInterrupted() async throws(StoreFailure) -> Int

    /// Puts a delivery that belongs to no reminder (a test notice) into the outbox.
    func enqueue(_ delivery: Delivery, at now: Instant) async throws(StoreFailure)

    /// Marks up to `limit` deliveries of a channel whose turn has come as `sending` and hands them out, oldest
    /// due first; those that lost their use meanwhile become `expired`.
    func claim(channel: String, at now: Instant, limit: Int) async throws(StoreFailure) -> ClaimedDeliveries

    /// Writes down what came of attempts.
    func record(_ outcomes: [DeliveryOutcome]) async throws(StoreFailure)

    /// When a channel has something to do next; nil when its queue is empty.
    func nextAttempt(on channel: String) async throws(StoreFailure) -> Instant?

    /// Expires waiting deliveries of any channel, configured or not, that lost their use by `now`.
    ///
    /// - Returns: What was expired.
    func expireDeliveries(at now: Instant) async throws(StoreFailure) -> [DeliveryRecord]

    // MARK: Views

    /// Occurrences that are not over at `now` and start before `until`, earliest first, with their next reminder.
    func upcoming(from now: Instant, until: Instant, limit: Int) async throws(StoreFailure) -> [UpcomingOccurrence]

    /// Planned reminders due before `until`, earliest first.
    func plan(until: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder]

    /// The latest deliveries, the newest last.
    func deliveries(limit: Int) async throws(StoreFailure) -> [DeliveryRecord]

    /// One delivery; nil when it is not known.
    func delivery(_ id: Identity) async throws(StoreFailure) -> DeliveryRecord?

    /// How many there are of everything.
    func tally() async throws(StoreFailure) -> Tally

    /// Deletes what ended before `instant`: occurrences, their reminders, finished deliveries.
    func prune(endedBefore instant: Instant) async throws(StoreFailure)
}

/// Why the store could not do what was asked. Nothing of it was done.
package struct StoreFailure: Error, Hashable, CustomStringConvertible {
    /// Whether it may work later with no one's help: a full disk, a locked file.
    package let isTemporary: Bool
    /// One sentence for the operator, without a full stop.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    package init(_ problem: String, remedy: String = "", isTemporary: Bool = false) {
        (self.problem, self.remedy, self.isTemporary) = (problem, remedy, isTemporary)
    }

    package var description: String { remedy.isEmpty ? problem : "\(problem); \(remedy)" }
}
