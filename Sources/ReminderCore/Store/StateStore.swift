package import CivilTime

/// What survives a crash: calendars as last read, the plan, the outbox, and what came of it.
///
/// Every function is one transaction. When one has returned, its change is on the disk.
package protocol StateStore: ChannelMemory {
    // MARK: Calendars

    /// What is known of a calendar; nil when it was never read.
    func calendar(named name: String) async throws(StoreFailure) -> CalendarRecord?

    /// What is known of all calendars, by name.
    func calendars() async throws(StoreFailure) -> [CalendarRecord]

    /// The documents last understood.
    func documents(of calendar: String) async throws(StoreFailure) -> [CalendarDocument]

    /// How `document` differs from the one last understood; nil when there was none or several, or when it cannot be told
    /// in pieces.
    func revision(of calendar: String, to document: CalendarDocument) async throws(StoreFailure) -> Revision?

    /// What is known of a calendar's occurrences that are not over at `now`.
    func known(
        of calendar: String, notOverAt now: Instant
    ) async throws(StoreFailure) -> [Occurrence.ID: KnownOccurrence]

    /// The same of the events with these UIDs alone.
    func known(
        of calendar: String, uids: Set<String>, notOverAt now: Instant
    ) async throws(StoreFailure) -> [Occurrence.ID: KnownOccurrence]

    /// Whether a calendar has `count` occurrences, or more, that are not over at `now` and begin before `reach`.
    func has(
        _ count: Int, occurrencesOf calendar: String, notOverAt now: Instant, before reach: Instant
    ) async throws(StoreFailure) -> Bool

    /// Notes how a reading went that changed no occurrence; with `documents`, those are now the last understood.
    func save(_ record: CalendarRecord, documents: [CalendarDocument]?) async throws(StoreFailure)

    /// Makes the plan follow what a reading changed, and notes how the reading went.
    ///
    /// Planned reminders of a changed occurrence that its new plan does not name are superseded, or
    /// cancelled with the occurrence; wanted ones are planned unless they are settled or missed already;
    /// those of vanished occurrences are cancelled. Deliveries that still wait for an occurrence that moved, was
    /// cancelled or vanished are cancelled: what they say is not true any more. What became of an occurrence is
    /// written down, for those who were told of it: see ``pendingChanges(after:limit:)``.
    ///
    /// - Parameter notices: What operators are to hear of it; they go into the outbox.
    func apply(
        _ change: CalendarChange, record: CalendarRecord, documents: [CalendarDocument]?, telling notices: [Delivery])
        async throws(StoreFailure)

    /// Forgets calendars that are not among `names` and cancels what was planned for them.
    ///
    /// - Returns: The names of the forgotten ones.
    func forgetCalendars(except names: Set<String>) async throws(StoreFailure) -> [String]

    /// A calendar's occurrences that are not over at `now`, earliest first.
    func occurrences(of calendar: String, notOverAt now: Instant) async throws(StoreFailure) -> [Occurrence]

    // MARK: Changes

    /// Changes that nobody has been told of yet and that the store counts higher than `number`, the oldest first: each
    /// with who is to be told.
    func pendingChanges(after number: Int64, limit: Int) async throws(StoreFailure) -> [PendingChange]

    /// Notes that changes are told, and puts what tells them into the outbox, all or nothing.
    func settle(_ changes: [ChangeSettlement], at now: Instant) async throws(StoreFailure)

    // MARK: Digests

    /// Where the digest called `name` is; one that is new begins at `now`.
    func digestState(of name: String, at now: Instant) async throws(StoreFailure) -> DigestState

    /// What a digest may name: what is not over at `now` and begins before `until`, and what changed after `since`.
    func digestMaterial(
        since: Instant, from now: Instant, until: Instant
    ) async throws(StoreFailure) -> [DigestMaterial]

    /// Notes where a digest is now, and puts its deliveries into the outbox, all or nothing.
    func settle(
        digest name: String, _ state: DigestState, _ deliveries: [Delivery], at now: Instant
    ) async throws(StoreFailure)

    // MARK: Silences

    /// The silences that are not over at `now`, the oldest first.
    func silences(at now: Instant) async throws(StoreFailure) -> [Silence]

    /// Makes a silence, whatever number it has.
    ///
    /// - Returns: Its number.
    func add(_ silence: Silence) async throws(StoreFailure) -> Int64

    /// Ends the silence `number` at `now`.
    ///
    /// - Returns: Whether there is one that was not over.
    func endSilence(_ number: Int64, at now: Instant) async throws(StoreFailure) -> Bool

    /// Silences the reminders of an occurrence that are due before `reminders`, which are due together, and plans those.
    ///
    /// - Returns: How many were silenced.
    func snooze(until reminders: [Reminder]) async throws(StoreFailure) -> Int

    // MARK: Review

    /// What operators decided about a calendar's events.
    func decisions(of calendar: String) async throws(StoreFailure) -> [ReviewDecision]

    /// Writes down a decision, in place of an earlier one about the same event.
    func save(_ decision: ReviewDecision) async throws(StoreFailure)

    /// Takes a decision back.
    func forgetDecision(_ id: Occurrence.ID) async throws(StoreFailure)

    // MARK: Reminders

    /// When the earliest planned reminder is due; nil when none is planned.
    func nextDue() async throws(StoreFailure) -> Instant?

    /// What there is to settle at `now`, all as it was at one moment: at most `limit` changes, and as many reminders that
    /// come after `last`, one that was found before; nil for all.
    func due(at now: Instant, after last: DueReminder?, limit: Int) async throws(StoreFailure) -> DueItems

    /// Plans missed reminders again that are due after `now`: the clock had run ahead when they were missed.
    ///
    /// - Returns: How many there were.
    func replanMissed(dueAfter now: Instant) async throws(StoreFailure) -> Int

    /// Settles reminders and puts their deliveries into the outbox, all or nothing.
    ///
    /// A reminder that is not planned any more is left as it is, without its deliveries.
    ///
    /// - Parameter rooms: How much may begin at once on channels, as ``proceed(on:recording:claiming:at:)`` has it begin.
    /// - Returns: What became of the deliveries of those channels.
    func settle(
        _ settlements: [Settlement], claiming rooms: [String: Int], at now: Instant
    ) async throws(StoreFailure) -> [String: Proceedings]

    // MARK: Deliveries

    /// Queues again what a crash left `sending`, keeping the number of attempts.
    ///
    /// - Returns: How many there were.
    func requeueInterrupted() async throws(StoreFailure) -> Int

    /// Puts a delivery that belongs to no reminder (a test notice) into the outbox.
    func enqueue(_ delivery: Delivery, at now: Instant) async throws(StoreFailure)

    /// Writes down what came of attempts, and hands out what is to be tried next on a channel, if `limit` is not 0.
    ///
    /// One that is to be repeated and is not true any more is cancelled. One that failed, and has a fallback, is queued
    /// on that channel. Then up to `limit` deliveries whose turn has come become `sending`, the urgent first and then the
    /// oldest due; those that lost their use meanwhile become `expired`.
    func proceed(
        on channel: String, recording outcomes: [DeliveryOutcome], claiming limit: Int, at now: Instant
    ) async throws(StoreFailure) -> Proceedings

    /// The channels that are left alone.
    func breakers() async throws(StoreFailure) -> [String: Breaker.Opening]

    /// Writes down that a channel is left alone from now on or, when `opening` is nil, that it works again; and puts
    /// what tells the operator into the outbox.
    ///
    /// When it works again, what waits for another attempt is tried at once. Deliveries that wait for a channel that is
    /// left alone go to their fallback, if they have one.
    ///
    /// - Returns: How many went to a fallback.
    @discardableResult
    func setBreaker(
        of channel: String, to opening: Breaker.Opening?, telling notices: [Delivery], at now: Instant
    ) async throws(StoreFailure) -> Int

    /// Lets the delivery on `channel` whose next attempt comes first be tried at `now`.
    func bringForward(on channel: String, at now: Instant) async throws(StoreFailure)

    /// Cancels a delivery that still waits for an attempt; any other stays as it is.
    func withdraw(_ delivery: Identity, at now: Instant) async throws(StoreFailure)

    /// Queues deliveries again that failed, expired or were cancelled, for at least `usefulness` from `now`.
    ///
    /// - Parameter ids: Which ones; nil for all that failed or expired, and whose occurrence is still to come as they say.
    /// - Returns: What was queued.
    func retry(
        _ ids: [Identity]?, at now: Instant, usefulness: Duration
    ) async throws(StoreFailure) -> [DeliveryRecord]

    /// When a channel has something to do next; nil when its queue is empty.
    func nextAttempt(on channel: String) async throws(StoreFailure) -> Instant?

    /// Expires waiting deliveries of any channel, configured or not, that lost their use by `now`.
    ///
    /// - Returns: What was expired.
    func expireDeliveries(at now: Instant) async throws(StoreFailure) -> [DeliveryRecord]

    // MARK: What channels remember

    /// What channels want operators to see at `now`: for each channel the texts by their keys.
    func shownMemories(at now: Instant) async throws(StoreFailure) -> [String: [String: String]]

    /// Forgets what channels remember that were not among `channels` since `instant`.
    ///
    /// - Parameters:
    ///   - channels: Those that are configured at `now`.
    ///   - instant: What was seen last before it is forgotten.
    func forgetMemories(
        except channels: Set<String>, unseenSince instant: Instant, at now: Instant)
        async throws(StoreFailure)

    // MARK: Views

    /// How many occurrences each calendar has that are not over at `now`.
    func upcomingCounts(at now: Instant) async throws(StoreFailure) -> [String: Int]

    /// Occurrences that are not over at `now` and start before `until`, earliest first, with their next reminder.
    func upcoming(from now: Instant, until: Instant, limit: Int) async throws(StoreFailure) -> [UpcomingOccurrence]

    /// Occurrences that are not over at `begin` and start before `end`, the earliest first: of all calendars, or of one.
    func occurrences(
        from begin: Instant, until end: Instant, of calendar: String?
    ) async throws(StoreFailure) -> [Occurrence]

    /// Planned reminders due before `until`, earliest first.
    func plan(until: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder]

    /// Occurrences with all their reminders, earliest first.
    func agenda(_ question: AgendaQuestion) async throws(StoreFailure) -> [AgendaEntry]

    /// The latest deliveries that meet `question`, the newest last.
    func deliveries(_ question: DeliveryQuestion) async throws(StoreFailure) -> [DeliveryRecord]

    /// What came of the deliveries of every channel in each hour since `start`; hours in which nothing did are left out.
    func hours(since start: Instant) async throws(StoreFailure) -> [ChannelHour]

    /// One delivery; nil when it is not known.
    func delivery(_ id: Identity) async throws(StoreFailure) -> DeliveryRecord?

    /// The deliveries whose names begin with `prefix`, in hexadecimal; a few of them when there are many.
    func deliveries(named prefix: String) async throws(StoreFailure) -> [DeliveryRecord]

    /// The attempts of a delivery that needed several or failed, the first first.
    func attempts(of id: Identity) async throws(StoreFailure) -> [DeliveryAttempt]

    /// The occurrences that a notice on `channel` told of; none when it is not known.
    ///
    /// - Parameter reference: What a receipt called the notice; nil for the last one that told of occurrences and is no
    ///   digest.
    func told(on channel: String, as reference: String?) async throws(StoreFailure) -> [Occurrence]

    /// The deliveries about an occurrence, the oldest first.
    func deliveries(about id: Occurrence.ID) async throws(StoreFailure) -> [DeliveryRecord]

    /// How many deliveries came to each end since the store was opened, by channel.
    var ended: [String: [DeliveryState: Int]] { get }

    // MARK: Stories

    /// All that is known of an occurrence; nil when it is not known.
    func story(of id: Occurrence.ID) async throws(StoreFailure) -> OccurrenceStory?

    /// Occurrences, over or not, in their calendars or not, of whose names and titles `isMeant` says that they are
    /// meant; those that begin earliest first.
    func occurrences(
        limit: Int, where isMeant: @escaping @Sendable (Occurrence.ID, _ title: String) -> Bool
    ) async throws(StoreFailure) -> [OccurrenceRecord]

    /// The occurrences in their calendars that begin at `start`.
    func occurrences(startingAt start: Instant) async throws(StoreFailure) -> [Occurrence]

    /// The reminders whose names begin with `prefix`, in hexadecimal, with their occurrences; a few when there are many.
    func reminders(named prefix: String) async throws(StoreFailure) -> [NamedReminder]

    /// The deliveries whose names begin with `prefix`, in hexadecimal; a few when there are many.
    func deliveryStories(named prefix: String) async throws(StoreFailure) -> [DeliveryStory]

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
