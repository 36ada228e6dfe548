package import CivilTime
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
        let publication = Publication(stamp: now, rules: setup.configuration.rules)
        return Outcome(
            bytes: publication.bytes(of: survey.occurrences), failures: survey.failures, faults: survey.faults)
    }
}
