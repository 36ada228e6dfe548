/// How much of a file is read and how much work it may cause; what goes beyond becomes a fault.
package struct ReadingLimits: Sendable {
    /// The size of a file in bytes.
    package var bytes = 128 << 20
    /// How deep components may stand inside one another.
    package var nesting = 16
    /// Events and to-dos in a file.
    package var components = 500_000
    /// Properties in one event or to-do.
    package var propertiesPerComponent = 20_000
    /// Bytes in one unfolded line whose property is read; properties nobody reads may be longer.
    package var lineLength = 256 << 10
    /// RDATE and EXDATE values of one event.
    package var datesPerComponent = 100_000
    /// RRULE and EXRULE lines of one event.
    package var rulesPerComponent = 50
    /// `VTIMEZONE`s in a file, and names of zones.
    package var zones = 256
    /// Changes of the clock in one `VTIMEZONE`.
    package var transitionsPerZone = 5_000
    /// Occurrences of one event in one window.
    package var occurrencesPerEvent = 10_000
    /// Occurrences of all events in one window.
    package var occurrences = 1_000_000
    /// Steps (candidate days or times looked at) for one event in one window.
    package var stepsPerEvent = 1_000_000
    /// Steps for all events in one window.
    package var steps = 50_000_000
    /// Faults kept; more are only counted.
    package var faults = 100

    /// The standard limits.
    package init() {}

    /// What the daemon reads with.
    package static let standard = ReadingLimits()
}
