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

/// A reminder of `occurrence`, due the given hours before its start.
func reminder(of occurrence: Occurrence, lead: Double = 1, rule: String = "all") -> Reminder {
    let start = start(of: occurrence)
    return Reminder(
        occurrence: occurrence.id, rule: rule, lead: "\(lead)h", due: start - .seconds(lead * 3600), start: start,
        end: start + .seconds(3600))
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
    Delivery(
        id: Identity(of: reminder.id.description, channel), channel: channel, payload: payload,
        summary: "Hội thảo trên \(channel)", due: reminder.due, expires: at(expires))
}

/// A delivery of no reminder.
func notice(_ name: String, on channel: String = "room", due: Double = 0, expires: Double = 48) -> Delivery {
    Delivery(
        id: Identity(of: name), channel: channel, payload: Array(name.utf8), summary: name, due: at(due),
        expires: at(expires))
}

extension StateStore {
    /// Makes `entries` the news of a calendar.
    func plan(
        _ entries: [CalendarChange.Entry], vanished: [Occurrence.ID] = [], calendar: String = "team"
    ) async throws(StoreFailure) {
        var change = CalendarChange(calendar: calendar, now: noon)
        change.entries = entries
        change.vanished = vanished
        try await apply(change, record: CalendarRecord(name: calendar), documents: nil)
    }

    /// The identities of what is planned, earliest first.
    var planned: [Identity] {
        get async throws(StoreFailure) { try await plan(until: at(10_000), limit: 10_000).map(\.reminder.id) }
    }

    /// How many reminders there are in each state.
    var reminders: [ReminderState: Int] { get async throws(StoreFailure) { try await tally().reminders } }
}

extension StateStore {
    /// What a claim hands out.
    func taken(channel: String, at now: Instant, limit: Int) async throws(StoreFailure) -> [Delivery] {
        try await claim(channel: channel, at: now, limit: limit).taken
    }
}
