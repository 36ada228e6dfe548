import CivilTime
import HostSystem
package import ReminderCore
import Wording

/// What was understood of the calendar of a draft.
package struct DraftReading: Sendable {
    /// An event to come.
    package struct Event: Sendable {
        package let title: String
        /// As in `thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)`.
        package let when: String
    }

    /// A reminder that would be sent.
    package struct Reminder: Sendable {
        package let title: String
        /// As in `08:30, thứ Tư, 12/2/2020`.
        package let when: String
    }

    /// How many are shown of each.
    private static let shown = 3

    /// The first of them, the soonest first.
    package private(set) var events: [Event] = []
    /// How many there are.
    package private(set) var eventCount = 0
    /// Likewise.
    package private(set) var reminders: [Reminder] = []
    package private(set) var reminderCount = 0
    /// What could not be understood.
    package private(set) var faults: [Diagnostic] = []

    init() {}

    /// - Parameter words: The language to say times in; nil for none.
    init(_ reading: CalendarReading, planner: Planner, words: Language?, at now: Instant) {
        faults = reading.faults
        let zone = planner.zone
        let dates = words.map { DateWording(language: $0, zone: zone) }
        let coming = reading.occurrences.filter { $0.span.end(in: zone) > now && $0.status != .cancelled }
            .sorted { $0.span.start(in: zone) < $1.span.start(in: zone) }
        eventCount = coming.count
        events = coming.prefix(Self.shown).map { occurrence in
            Event(
                title: PlainText.onOneLine(occurrence.title, limit: 200),
                when: dates?.when(occurrence.span, worth: occurrence.facts.precision) ?? "")
        }
        let planned = coming.flatMap { occurrence in
            planner.plan(occurrence, at: now, firstRead: now).filter(\.isWanted).map { (occurrence, $0.reminder) }
        }.sorted { $0.1.due < $1.1.due }
        reminderCount = planned.count
        reminders = planned.prefix(Self.shown).map { occurrence, reminder in
            Reminder(
                title: PlainText.onOneLine(occurrence.title, limit: 200),
                when: dates?.moment(reminder.due, at: now) ?? "")
        }
    }
}
