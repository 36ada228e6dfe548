import CivilTime

/// A `VTIMEZONE` as read: the name and what the clocks do (RFC 5545, 3.6.5).
struct VTimeZone: Sendable {
    /// One STANDARD or DAYLIGHT: from its onsets on, clocks show another offset.
    struct Observance: Sendable {
        /// The first onset, on the wall clock as it was before.
        var start: TimeValue?
        /// Seconds east of UTC before and after an onset.
        var offsetFrom: Int?
        var offsetTo: Int?
        var rules: [RecurrenceRule] = []
        var dates: [TimeValue] = []
    }

    /// TZID.
    var name: String
    /// The line of its BEGIN.
    var line: Int
    /// Its STANDARDs and DAYLIGHTs.
    var observances: [Observance] = []
}
