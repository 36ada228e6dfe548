import Channels
import CivilTime
import ICalendar
import ReminderCore
import Settings

/// Events as others are to know them, in one calendar: for those who export, and for those who subscribe.
struct Publication {
    /// What the calendar calls itself.
    var name = "Nhắc Lịch"
    /// When it is written, or when something in it changed last.
    let stamp: Instant
    /// How often readers should look again; nil for a file that nobody looks at twice.
    var refresh: NominalDuration?
    /// The rules whose reminders are alarms.
    var rules: [Rule] = []

    /// The bytes of `occurrences` (RFC 5545), in their order. The same event in two calendars is published once.
    func bytes(of occurrences: [Occurrence]) -> [UInt8] {
        var writer = CalendarWriter(name: name, stamp: stamp, refresh: refresh)
        for occurrence in Self.once(occurrences) { writer.add(event(occurrence)) }
        return writer.finish()
    }

    /// `occurrences` without those that have the name of an earlier one.
    static func once(_ occurrences: [Occurrence]) -> [Occurrence] {
        var published: Set<[String]> = []
        return occurrences.filter { published.insert([$0.id.uid, $0.id.recurrenceID]).inserted }
    }

    private func event(_ occurrence: Occurrence) -> PublishedEvent {
        var event = PublishedEvent(occurrence)
        if occurrence.status != .cancelled {
            let alarms = rules.filter { $0.applies(to: occurrence) }.flatMap { rule in
                rule.leads.map { $0.offset(from: occurrence.span, allDayAt: rule.allDayAt) }
            }
            event.alarms = Set(alarms).sorted { $0.roughSeconds < $1.roughSeconds }
        }
        return event
    }
}
