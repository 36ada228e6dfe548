import CivilTime
import Logging
import ReminderCore
import Settings

extension CalendarUpdate {
    /// Keeps the losses of a reading back when there are too many of them to be believed at once.
    ///
    /// - Returns: How many are kept back, and, when that is news, until when.
    func hold(
        _ change: inout CalendarChange, of known: Int, _ record: inout CalendarRecord, with setup: Setup,
        at now: Instant
    ) -> (lost: Int, news: Instant?) {
        let lost = change.vanished.count
        let verdict = setup.brake(of: record.name).verdict(
            lost: lost, of: known, heldSince: record.heldSince, at: now)
        let wasHeld = record.heldSince != nil && record.heldSince != .accepted
        guard case .held(let since) = verdict else {
            if wasHeld {
                journal.note(
                    .calendarBelieved, .notice,
                    lost > 0
                        ? "the calendar \(record.name) still lacks \(lost) events: it is believed now"
                        : "the calendar \(record.name) has its events again", [.calendar: record.name])
            }
            record.heldSince = nil
            return (0, nil)
        }
        let isNews = record.heldSince == nil
        record.heldSince = since
        change.vanished = []
        return (lost, isNews ? since + setup.brake(of: record.name).hold : nil)
    }

    /// Says that much was lost at once and is not believed before `end`; the trouble is for operators.
    func loss(
        _ lost: Int, of known: Int, heldUntil end: Instant, _ name: String, with setup: Setup
    ) -> Trouble {
        let much = lost == known ? "all \(known) events to come" : "\(lost) of \(known) events to come"
        let until = setup.zone.civil(at: end)
        let problem = """
            \(much) are gone at once, which is not believed before \(until.date) \(until.time.description.prefix(5)); \
            if it is so, run 'nhaclich calendars accept \(name)'
            """
        journal.note(.calendarHeld, .warning, "the calendar \(name): \(problem)", [.calendar: name])
        return Trouble(.calendar, name, problem: problem, kind: .lost(lost, of: known, until: end))
    }
}
