import CivilTime
import ReminderCore

/// 2026-10-25T02:00:00Z: the instant most tests take place at.
let noon = Instant(unixSeconds: 1_792_893_600)

/// `hours` after ``noon``; before it when negative.
func at(_ hours: Double) -> Instant { noon + .seconds(hours * 3600) }

/// An occurrence of the calendar `calendar` that takes an hour.
func meeting(
    _ uid: String, calendar: String = "team", recurrence: String = "", starts: Double = 2,
    status: EventStatus = .confirmed
) -> Occurrence {
    Occurrence(
        id: Occurrence.ID(calendar: calendar, uid: uid, recurrenceID: recurrence),
        span: .timed(start: at(starts), end: at(starts + 1)), status: status, title: "Hội thảo \(uid)",
        location: "Phòng 1", details: "Dòng 1\nDòng 2", link: "https://example.org/\(uid)")
}

/// A reminder of `occurrence`, due the given hours before its start; its lead is called `name` if that is given.
func reminder(
    of occurrence: Occurrence, lead: Double = 1, rule: String = "all", as name: String? = nil
) -> Reminder {
    let start = start(of: occurrence)
    return Reminder(
        occurrence: occurrence.id, rule: rule, lead: name ?? "\(lead)h", due: start - .seconds(lead * 3600),
        start: start, end: start + .seconds(3600))
}

private func start(of occurrence: Occurrence) -> Instant {
    switch occurrence.span {
    case .timed(let start, _): start
    case .allDay(let first, _): CivilDateTime(first, .midnight).asUTC
    }
}

/// A new or different occurrence with wanted reminders at `leads` and unwanted ones at `named`.
func entry(
    _ occurrence: Occurrence, leads: [Double] = [1], named: [Double] = [], version: String = "1"
)
    -> CalendarChange.Entry
{
    let plan =
        leads.map { PlannedReminder(reminder(of: occurrence, lead: $0), isWanted: true) }
        + named.map { PlannedReminder(reminder(of: occurrence, lead: $0), isWanted: false) }
    return CalendarChange.Entry(
        occurrence: occurrence, fingerprint: Identity(of: occurrence.id.uid, version), start: start(of: occurrence),
        end: start(of: occurrence) + .seconds(3600), plan: plan)
}

/// The delivery of a reminder on a channel.
func delivery(
    _ reminder: Reminder, on channel: String = "room", expires: Double = 48, payload: [UInt8] = Array("xin chào".utf8)
) -> Delivery {
    var delivery = Delivery(
        id: Identity(of: reminder.id.description, channel), channel: channel, payload: payload,
        summary: "Hội thảo trên \(channel)", due: reminder.due, expires: at(expires))
    delivery.occurrences = [reminder.occurrence]
    return delivery
}

/// A delivery of no reminder.
func notice(
    _ name: String, on channel: String = "room", due: Double = 0, expires: Double = 48, about: [Occurrence] = [],
    urgency: Urgency = .usual, fallback: String? = nil
) -> Delivery {
    var delivery = Delivery(
        id: Identity(of: name), channel: channel, payload: Array(name.utf8), summary: name, due: at(due),
        expires: at(expires))
    (delivery.occurrences, delivery.urgency) = (about.map(\.id), urgency)
    delivery.fallback = fallback.map { Delivery.Fallback(channel: $0, payload: Array("\(name) on \($0)".utf8)) }
    return delivery
}

/// What came of an attempt to send `delivery` at the given hour.
func outcome(
    of delivery: Delivery, _ state: DeliveryState, at hour: Double = 0, retryAt: Double? = nil, note: String = "",
    reference: String = "", isUnanswered: Bool = false
) -> DeliveryOutcome {
    DeliveryOutcome(
        delivery: delivery.id, state: state, at: at(hour), retryAt: retryAt.map { at($0) }, note: note,
        reference: reference, isUnanswered: isUnanswered)
}

/// A different occurrence that the store knows as `former`.
func entry(_ occurrence: Occurrence, knownAs former: Occurrence, leads: [Double] = [1]) -> CalendarChange.Entry {
    var entry = entry(occurrence, leads: leads)
    entry.formerID = former.id
    return entry
}

extension StateStore {
    /// Makes `entries` the news of a calendar.
    func plan(
        _ entries: [CalendarChange.Entry], vanished: [Occurrence.ID] = [], calendar: String = "team",
        at hour: Double = 0
    ) async throws(StoreFailure) {
        var change = CalendarChange(calendar: calendar, now: at(hour))
        change.entries = entries
        change.vanished = vanished
        try await apply(change, record: CalendarRecord(name: calendar), documents: nil)
    }

    /// The identities of what is planned, earliest first.
    var planned: [Identity] {
        get async throws(StoreFailure) { try await plan(until: at(10_000), limit: 10_000).map(\.reminder.id) }
    }

    /// Every reminder that an occurrence ever had, the earliest due first; none when it is not known.
    func reminders(of id: Occurrence.ID) async throws(StoreFailure) -> [ReminderRecord] {
        try await story(of: id)?.reminders ?? []
    }

    /// How many reminders there are in each state.
    var reminders: [ReminderState: Int] { get async throws(StoreFailure) { try await tally().reminders } }
}

extension StateStore {
    /// When the next attempt on a channel is due that had to wait.
    func nextRetry(on channel: String) async throws(StoreFailure) -> Instant? {
        try await proceed(on: channel, recording: [], claiming: 0, at: noon).nextRetry
    }

    /// What a claim hands out.
    func taken(channel: String, at now: Instant, limit: Int) async throws(StoreFailure) -> [Delivery] {
        try await claim(channel: channel, at: now, limit: limit).taken
    }
}

extension StateStore {
    /// Puts `delivery` into the outbox, takes it out, and writes down what came of the attempt at the given hour.
    func send(_ delivery: Delivery, _ state: DeliveryState = .delivered, at hour: Double = 0) async throws {
        try await enqueue(delivery, at: at(hour))
        _ = try await claim(channel: delivery.channel, at: at(hour), limit: 99)
        try await record(outcome(of: delivery, state, at: hour, retryAt: state == .deferred ? hour + 1 : nil))
    }

    /// The changes that nobody was told of yet.
    var changes: [PendingChange] {
        get async throws(StoreFailure) { try await pendingChanges(after: 0, limit: 999) }
    }

    /// The state of each delivery, by its name on one line.
    var states: [String: DeliveryState] {
        get async throws(StoreFailure) {
            Dictionary(try await deliveries(limit: 9999).map { ($0.summary, $0.state) }) { _, last in last }
        }
    }

    /// Writes down what came of several attempts, one after the other.
    func record(_ outcomes: [DeliveryOutcome]) async throws(StoreFailure) {
        for outcome in outcomes { try await record(outcome) }
    }

    /// The latest deliveries in any state, the newest last.
    func deliveries(limit: Int) async throws(StoreFailure) -> [DeliveryRecord] {
        try await deliveries(limit: limit, in: [])
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension StateStore {
    /// Puts one rule's reminders off.
    func snooze(until reminder: Reminder) async throws(StoreFailure) -> Int { try await snooze(until: [reminder]) }

    /// Applies what nobody has to hear of.
    func apply(
        _ change: CalendarChange, record: CalendarRecord, documents: [CalendarDocument]?
    ) async throws(StoreFailure) {
        try await apply(change, record: record, documents: documents, telling: [])
    }
}
