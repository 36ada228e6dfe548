import Channels
package import CivilTime
import ICalendar
package import ReminderCore
import Settings

/// Publishes all calendars of a configuration as one: merged, as the daemon understands them, with its reminders as alarms.
package struct Export: Sendable {
    /// The calendar, and what stood in its way.
    package struct Outcome: Sendable {
        /// iCalendar (RFC 5545).
        package let bytes: [UInt8]
        /// Calendars that could not be read, and why.
        package let failures: [(calendar: String, reason: String)]
        /// What could not be understood in those that could.
        package let faults: [Diagnostic]
    }

    private let setup: Setup
    private let zones: any ZoneDatabase

    package init(_ setup: Setup, zones: any ZoneDatabase) { (self.setup, self.zones) = (setup, zones) }

    /// What takes place in `span`, as known at `now`. The same event in two calendars is published once.
    package func run(_ span: Range<Instant>, at now: Instant) async -> Outcome {
        let survey = await Survey(of: setup, span, zones: zones)
        var writer = CalendarWriter(name: "Nhắc Lịch", stamp: now)
        var published: Set<[String]> = []
        for occurrence in survey.occurrences {
            guard published.insert([occurrence.id.uid, occurrence.id.recurrenceID]).inserted else { continue }
            writer.add(event(occurrence))
        }
        return Outcome(bytes: writer.finish(), failures: survey.failures, faults: survey.faults)
    }

    private func event(_ occurrence: Occurrence) -> PublishedEvent {
        var event = PublishedEvent(occurrence)
        if occurrence.status != .cancelled {
            let alarms = setup.configuration.rules.filter { $0.applies(to: occurrence) }.flatMap { rule in
                rule.leads.map { $0.offset(from: occurrence.span, allDayAt: rule.allDayAt) }
            }
            event.alarms = Set(alarms).sorted { $0.roughSeconds < $1.roughSeconds }
        }
        return event
    }
}
