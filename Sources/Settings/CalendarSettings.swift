package import ReminderCore

/// A calendar of the configuration.
package struct CalendarSettings: Hashable, Sendable {
    package let name: String
    /// Where and how its events are read.
    package let settings: KindSettings
    /// The time between two readings, from a minute to 30 days; nil for the kind's own.
    package let refresh: Duration?
    /// How long it is not believed when it suddenly loses much, from no time to 30 days; nil for the default.
    package let hold: Duration?
}
