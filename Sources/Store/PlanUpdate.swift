import CivilTime
import GRDB
import ReminderCore

/// Makes the plan follow single occurrences, in a transaction under way.
struct PlanUpdate {
    private let insertion: Statement
    private let update: Statement
    private let farewell: Statement
    private let planned: Statement
    private let dismissal: Statement
    private let findReminder: Statement
    private let planning: Statement
    private let replanning: Statement
    private let untrue: Statement
    private let withdrawal: Statement
    private let changes: ChangeLog
    private let transaction: Transaction
    private let now: Instant

    init(_ transaction: Transaction, at now: Instant) throws {
        (self.now, self.transaction) = (now, transaction)
        changes = try ChangeLog(transaction, at: now)
        insertion = try transaction.statement(Self.insertOccurrence)
        update = try transaction.statement(Self.updateOccurrence)
        farewell = try transaction.statement("UPDATE occurrence SET gone = 1 WHERE number = ?")
        planned = try transaction.statement(Self.plannedReminders)
        dismissal = try transaction.statement("UPDATE reminder SET state = ? WHERE number = ?")
        findReminder = try transaction.statement(Self.findReminder)
        planning = try transaction.statement(Self.planReminder)
        replanning = try transaction.statement(Self.replanReminder)
        untrue = try transaction.statement(Self.untrueDeliveries)
        withdrawal = try transaction.statement(Self.withdrawDelivery)
    }

    /// Writes down an occurrence that is new or different, and its plan.
    func follow(_ entry: CalendarChange.Entry, _ tally: inout TallyChange) throws {
        let id = entry.occurrence.id
        let number: Int64
        var isNew = false
        let former = try entry.formerID.flatMap { try transaction.number(of: $0) }
        if let known = try former ?? transaction.number(of: id) {
            number = known
            try changes.note(of: number, now: entry.occurrence)
            if former != nil { try rename(number, to: id) }
            try update.execute(arguments: try values(of: entry) + [number])
            let isCancelled = entry.occurrence.status == .cancelled
            try dismiss(remindersOf: number, as: isCancelled ? .cancelled : .superseded, &tally) { reminder in
                entry.plan.contains { $0.reminder.id == reminder }
            }
            let start = isCancelled ? nil : entry.start
            try withdraw(deliveriesOf: number, unlessFor: start, at: now, &tally)
        } else {
            let names: StatementArguments = [id.calendar, id.uid, id.recurrenceID]
            try insertion.execute(arguments: try values(of: entry) + names + [now.milliseconds])
            number = transaction.database.lastInsertedRowID
            isNew = true
        }
        for item in entry.plan where item.isWanted {
            try plan(item.reminder, of: number, isNew: isNew, &tally)
        }
    }

    /// Gives the occurrence in row `number` the name `id`, and its reminders theirs: what was said stays said, and what
    /// was silenced silent.
    private func rename(_ number: Int64, to id: Occurrence.ID) throws {
        if let other = try transaction.number(of: id), other != number {
            // One that is gone, or over, has that name still.
            let away = "\(id.recurrenceID) \(other)"
            try rename(other, to: Occurrence.ID(calendar: id.calendar, uid: id.uid, recurrenceID: away))
        }
        if let former = try Row.fetchOne(try transaction.statement(Self.name), arguments: [number]) {
            let old = Occurrence.ID(
                calendar: try former.text(0), uid: try former.text(1), recurrenceID: try former.text(2))
            try transaction.statement("UPDATE silence SET event = ? WHERE event = ?").execute(
                arguments: [id.shortName, old.shortName])
        }
        try transaction.statement("UPDATE occurrence SET recurrence_id = ? WHERE number = ?").execute(
            arguments: [id.recurrenceID, number])
        let renaming = try transaction.statement("UPDATE reminder SET id = ? WHERE number = ?")
        for row in try Row.fetchAll(try transaction.statement(Self.allReminders), arguments: [number]) {
            let reminder = Reminder(
                occurrence: id, rule: try row.text(1), lead: try row.text(2), due: try row.instant(3),
                start: try row.instant(4), end: try row.instant(5))
            try renaming.execute(arguments: [reminder.id.blob, try row.number(0)])
        }
    }

    /// Plans a reminder, unless it is settled or missed already: nobody is reminded twice.
    ///
    /// - Parameter isNew: Whether its occurrence is: then there is hardly one of its name, and it is not looked for before.
    private func plan(
        _ reminder: Reminder, of occurrence: Int64, isNew: Bool, _ tally: inout TallyChange
    ) throws {
        var known = isNew ? nil : try Row.fetchOne(findReminder, arguments: [reminder.id.blob])
        if known == nil {
            try planning.execute(arguments: [
                reminder.id.blob, occurrence, reminder.rule, reminder.lead, reminder.due.milliseconds,
                reminder.start.milliseconds, reminder.end.milliseconds,
            ])
            if transaction.database.changesCount == 1 { return tally.reminders(from: nil, to: .planned) }
            known = try Row.fetchOne(findReminder, arguments: [reminder.id.blob])
        }
        guard let row = known else { return }
        let state: ReminderState = try row.name(1)
        if state == .settled || state == .missed || state == .silenced { return }
        try replanning.execute(
            arguments: [reminder.due.milliseconds, reminder.end.milliseconds, try row.number(0)])
        tally.reminders(from: state, to: .planned)
    }

    /// Cancels what is planned for an occurrence that is not in its calendar any more.
    func cancel(_ id: Occurrence.ID, _ tally: inout TallyChange) throws {
        guard let number = try transaction.number(of: id) else { return }
        try changes.note(of: number, now: nil)
        try farewell.execute(arguments: [number])
        try dismiss(remindersOf: number, as: .cancelled, &tally) { _ in false }
        try withdraw(deliveriesOf: number, unlessFor: nil, at: now, &tally)
    }

    /// Forgets an occurrence that is farther away than anybody looks; nobody is told of it.
    func release(_ id: Occurrence.ID, _ tally: inout TallyChange) throws {
        guard let number = try transaction.number(of: id) else { return }
        try dismiss(remindersOf: number, as: .superseded, &tally) { _ in false }
        try transaction.statement("UPDATE occurrence SET gone = 2 WHERE number = ?").execute(arguments: [number])
    }

    /// Gives the planned reminders of an occurrence, but those to keep, the state `state`.
    private func dismiss(
        remindersOf occurrence: Int64, as state: ReminderState, _ tally: inout TallyChange,
        except isKept: (Identity) -> Bool
    ) throws {
        let rows = try Row.fetchAll(planned, arguments: [occurrence])
        for row in rows where try !isKept(row.identity(1)) {
            try dismissal.execute(arguments: [state.rawValue, try row.number(0)])
            tally.reminders(from: .planned, to: state)
        }
    }

    /// Takes waiting deliveries of an occurrence back, except those that say that it starts at `start`.
    private func withdraw(
        deliveriesOf occurrence: Int64, unlessFor start: Instant?, at now: Instant, _ tally: inout TallyChange
    ) throws {
        for row in try Row.fetchAll(untrue, arguments: [occurrence, start?.milliseconds]) {
            try withdrawal.execute(arguments: [now.milliseconds, try row.number(0)])
            tally.deliveries(on: try row.text(1), from: try row.name(2), to: .cancelled)
        }
    }

    /// What ``insertOccurrence`` and ``updateOccurrence`` have in common.
    private func values(of entry: CalendarChange.Entry) throws -> StatementArguments {
        let occurrence = entry.occurrence
        let span = occurrence.span.values
        return [
            entry.start.milliseconds, entry.end.milliseconds, entry.fingerprint.blob, span.isAllDay, span.from,
            span.to, occurrence.status.rawValue, occurrence.title, occurrence.location, occurrence.link,
            occurrence.details, occurrence.facts == .none ? "" : try JSONColumn.text(occurrence.facts),
        ]
    }

    static let findOccurrence = """
        SELECT number FROM occurrence WHERE calendar = ? AND uid = ? AND recurrence_id = ?
        """
    static let insertOccurrence = """
        INSERT INTO occurrence (starts, ends, fingerprint, all_day, span_from, span_to, status, title, location, link,
            details, facts, calendar, uid, recurrence_id, created)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let updateOccurrence = """
        UPDATE occurrence SET starts = ?, ends = ?, fingerprint = ?, all_day = ?, span_from = ?, span_to = ?,
            status = ?, title = ?, location = ?, link = ?, details = ?, facts = ?, gone = 0
        WHERE number = ?
        """
    /// Not those that an operator planned, as long as the occurrence begins when it did.
    static let plannedReminders = """
        SELECT reminder.number, id FROM reminder JOIN occurrence ON occurrence.number = reminder.occurrence
        WHERE occurrence = ? AND state = 'planned'
            AND (lead <> '\(Reminder.snoozed)' OR occurrence.starts <> reminder.starts
                OR occurrence.status = 'cancelled' OR gone <> 0)
        """
    static let name = "SELECT calendar, uid, recurrence_id FROM occurrence WHERE number = ?"
    static let allReminders = "SELECT number, rule, lead, due, starts, ends FROM reminder WHERE occurrence = ?"
    static let findReminder = "SELECT number, state FROM reminder WHERE id = ?"
    static let planReminder = """
        INSERT INTO reminder (id, occurrence, rule, lead, due, starts, ends, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'planned') ON CONFLICT (id) DO NOTHING
        """
    static let untrueDeliveries = """
        SELECT delivery.number, delivery.channel, delivery.state
        FROM reminder JOIN delivery ON delivery.reminder = reminder.number
        WHERE reminder.occurrence = ?1 AND delivery.state IN ('queued', 'deferred')
            AND delivery.occurrence = ?1 AND reminder.starts IS NOT ?2
        """
    static let withdrawDelivery = """
        UPDATE delivery SET state = 'cancelled', changed = ?, retry_at = NULL,
            note = 'the event moved or was called off' WHERE number = ?
        """
    static let replanReminder = "UPDATE reminder SET state = 'planned', due = ?, ends = ? WHERE number = ?"
}
