import CivilTime
import GRDB
import ReminderCore

/// Makes the plan follow single occurrences, in a transaction under way.
struct PlanUpdate {
    private let find: Statement
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
    private let database: Database
    private let now: Instant

    init(_ transaction: Transaction, at now: Instant) throws {
        self.now = now
        database = transaction.database
        find = try transaction.statement(Self.findOccurrence)
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
        if let known = try Int64.fetchOne(find, arguments: [id.calendar, id.uid, id.recurrenceID]) {
            number = known
            try update.execute(arguments: try values(of: entry) + [number])
            let isCancelled = entry.occurrence.status == .cancelled
            try dismiss(remindersOf: number, as: isCancelled ? .cancelled : .superseded, &tally) { reminder in
                entry.plan.contains { $0.reminder.id == reminder }
            }
            let start = isCancelled ? nil : entry.start
            try withdraw(deliveriesOf: number, unlessFor: start, at: now, &tally)
        } else {
            let names: StatementArguments = [id.calendar, id.uid, id.recurrenceID]
            try insertion.execute(arguments: try values(of: entry) + names)
            number = database.lastInsertedRowID
        }
        for item in entry.plan where item.isWanted { try plan(item.reminder, of: number, &tally) }
    }

    /// Plans a reminder, unless it is settled or missed already: nobody is reminded twice.
    private func plan(_ reminder: Reminder, of occurrence: Int64, _ tally: inout TallyChange) throws {
        guard let row = try Row.fetchOne(findReminder, arguments: [reminder.id.blob]) else {
            try planning.execute(arguments: [
                reminder.id.blob, occurrence, reminder.rule, reminder.lead, reminder.due.milliseconds,
                reminder.start.milliseconds, reminder.end.milliseconds,
            ])
            return tally.reminders(from: nil, to: .planned)
        }
        let state: ReminderState = try row.name(1)
        if state == .settled || state == .missed { return }
        try replanning.execute(
            arguments: [reminder.due.milliseconds, reminder.end.milliseconds, try row.number(0)])
        tally.reminders(from: state, to: .planned)
    }

    /// Cancels what is planned for an occurrence that is not in its calendar any more.
    func cancel(_ id: Occurrence.ID, _ tally: inout TallyChange) throws {
        let arguments: StatementArguments = [id.calendar, id.uid, id.recurrenceID]
        guard let number = try Int64.fetchOne(find, arguments: arguments) else { return }
        try dismiss(remindersOf: number, as: .cancelled, &tally) { _ in false }
        try withdraw(deliveriesOf: number, unlessFor: nil, at: now, &tally)
        try farewell.execute(arguments: [number])
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
            details, facts, calendar, uid, recurrence_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let updateOccurrence = """
        UPDATE occurrence SET starts = ?, ends = ?, fingerprint = ?, all_day = ?, span_from = ?, span_to = ?,
            status = ?, title = ?, location = ?, link = ?, details = ?, facts = ?, gone = 0
        WHERE number = ?
        """
    static let plannedReminders = "SELECT number, id FROM reminder WHERE occurrence = ? AND state = 'planned'"
    static let findReminder = "SELECT number, state FROM reminder WHERE id = ?"
    static let planReminder = """
        INSERT INTO reminder (id, occurrence, rule, lead, due, starts, ends, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'planned')
        """
    static let untrueDeliveries = """
        SELECT delivery.number, delivery.channel, delivery.state
        FROM reminder JOIN delivery ON delivery.reminder = reminder.number
        WHERE reminder.occurrence = ? AND delivery.state IN ('queued', 'deferred')
            AND reminder.starts IS NOT ?
        """
    static let withdrawDelivery = """
        UPDATE delivery SET state = 'cancelled', changed = ?, retry_at = NULL,
            note = 'the event moved or was called off' WHERE number = ?
        """
    static let replanReminder = "UPDATE reminder SET state = 'planned', due = ?, ends = ? WHERE number = ?"
}
