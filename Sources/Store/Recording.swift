import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

/// Writes down what came of an attempt, in a transaction under way.
struct Recording {
    private let outcome: DeliveryOutcome
    private let arrival: DirectStatement

    /// - Parameter arrival: The statement ``arrival``, looked for once for all of them.
    init(_ outcome: DeliveryOutcome, with arrival: DirectStatement) {
        (self.outcome, self.arrival) = (outcome, arrival)
    }

    /// Does it.
    ///
    /// - Returns: What the delivery is now; nil when it came to its end before: an outcome that is told twice, or too
    ///   late, changes nothing.
    func take(in transaction: inout Transaction) throws -> DeliveryState? {
        if let state = try takeArrival(in: &transaction) { return state }
        let find = try transaction.statement(Self.openDelivery)
        guard let row = try Row.fetchOne(find, arguments: [outcome.delivery.blob]) else { return nil }
        let (number, channel, before) = (try row.number(0), try row.text(1), try row.name(2) as DeliveryState)
        var (state, note) = (outcome.state, outcome.note)
        if state == .deferred || state == .failed,
            try Row.fetchOne(try transaction.statement(Self.untrue), arguments: [number]) != nil
        {
            (state, note) = (.cancelled, "the event moved or was called off; before: \(note)")
        }
        if state == .failed, let fallback = try divert(number, at: outcome.at, in: &transaction) {
            (state, note) = (.diverted, "\(note); sent on \(fallback) instead")
        }
        try transaction.statement(Self.recording).execute(arguments: [
            state.rawValue, outcome.at.milliseconds, state == .deferred ? outcome.retryAt?.milliseconds : nil, note,
            outcome.isUnanswered ? 1 : 0, outcome.isPlain, outcome.reference, number,
        ])
        transaction.tally.deliveries(on: channel, from: before, to: state)
        let attempts = try row.count(3)
        if attempts > 1 || (state != .delivered && state != .accepted) {
            try transaction.statement(Self.attempt).execute(arguments: [
                number, attempts, outcome.at.milliseconds, state.rawValue, outcome.status, outcome.note,
            ])
        }
        return state
    }

    /// Does it for the usual outcome: a first attempt under way that succeeded, of which there is nothing more to write.
    ///
    /// - Returns: Nil when it is another.
    private func takeArrival(in transaction: inout Transaction) throws -> DeliveryState? {
        guard outcome.state == .delivered || outcome.state == .accepted, !outcome.isPlain, let place = outcome.place
        else {
            return nil
        }
        try arrival.run(
            outcome.state.rawValue, outcome.at, outcome.note, outcome.reference, place.number, place.channel,
            outcome.delivery)
        if transaction.database.changesCount == 0 { return nil }
        transaction.tally.deliveries(on: place.channel, from: .sending, to: outcome.state)
        return outcome.state
    }

    /// Queues a delivery on its fallback.
    ///
    /// - Returns: That channel's name; nil when there is none.
    private func divert(_ number: Int64, at now: Instant, in transaction: inout Transaction) throws -> String? {
        try Diversion(of: number, in: transaction)?.take(at: now, in: &transaction)
    }

    static let openDelivery = """
        SELECT number, channel, state, attempts FROM delivery
        WHERE id = ? AND (state = 'queued' OR state = 'sending' OR state = 'deferred')
        """
    static let arrival = """
        UPDATE delivery SET state = ?, changed = ?, retry_at = NULL, note = ?, plain = 0, reference = ?
        WHERE number = ? AND channel = ? AND id = ? AND state = 'sending' AND attempts = 1
        """
    static let recording = """
        UPDATE delivery SET state = ?, changed = ?, retry_at = ?, note = ?, unanswered = unanswered + ?, plain = ?,
            reference = ? WHERE number = ?
        """
    static let attempt = """
        INSERT OR REPLACE INTO attempt (delivery, number, ended, state, status, note) VALUES (?, ?, ?, ?, ?, ?)
        """
    /// Whether what a reminder's delivery says is not so any more.
    static let untrue = """
        SELECT 1 FROM delivery JOIN reminder ON reminder.number = delivery.reminder
            JOIN occurrence ON occurrence.number = reminder.occurrence
        WHERE delivery.number = ? AND delivery.occurrence IS NOT NULL
            AND (gone <> 0 OR occurrence.status = 'cancelled' OR occurrence.starts <> reminder.starts)
        """
}

/// A delivery's way to its fallback, in a transaction under way.
struct Diversion {
    private let number: Int64
    private let channel: String
    private let row: Row

    /// The diversion of the delivery in row `number`; nil when it has no fallback.
    init?(of number: Int64, in transaction: Transaction) throws {
        guard let row = try Row.fetchOne(try transaction.statement(Self.find), arguments: [number]) else { return nil }
        (self.number, self.row, channel) = (number, row, try row.text(0))
    }

    /// Queues the same notice on the other channel, unless it is there already.
    ///
    /// - Returns: That channel's name.
    func take(at now: Instant, in transaction: inout Transaction) throws -> String {
        let id = Delivery.Fallback.id(of: try row.identity(2), on: channel)
        try transaction.statement(Self.insertion).execute(arguments: [id.blob, channel, now.milliseconds, number])
        guard transaction.database.changesCount > 0 else { return channel }
        let copy = transaction.database.lastInsertedRowID
        try transaction.statement("INSERT INTO payload (delivery, bytes) VALUES (?, ?)").execute(
            arguments: [copy, Data(try row.bytes(1))])
        try transaction.statement(Self.mentions).execute(arguments: [copy, number])
        transaction.tally.deliveries(on: channel, from: nil, to: .queued)
        return channel
    }

    static let find = """
        SELECT fallback_channel, fallback_bytes, id FROM payload JOIN delivery ON delivery.number = payload.delivery
        WHERE payload.delivery = ? AND fallback_channel IS NOT NULL
        """
    static let insertion = """
        INSERT INTO delivery (id, reminder, channel, state, due, expires, attempts, changed, summary, note, occurrence,
            urgency, several)
        SELECT ?1, reminder, ?2, 'queued', due, expires, 0, ?3, summary, '', occurrence, urgency, several
        FROM delivery WHERE number = ?4
        ON CONFLICT DO NOTHING
        """
    static let mentions = """
        INSERT OR IGNORE INTO mention (occurrence, delivery) SELECT occurrence, ? FROM mention WHERE delivery = ?
        """
}
