/// What a calendar's documents say about a window of time.
package struct CalendarReading: Sendable {
    /// The occurrences that overlap the window, earliest first, each ``Occurrence/ID`` once.
    package var occurrences: [Occurrence]
    /// What could not be understood, with file and line; everything else was read.
    package var faults: [Diagnostic]

    /// Whether a document ends in the middle of an event, as one does that was cut off on its way.
    package var isCutOff = false

    package init(occurrences: [Occurrence] = [], faults: [Diagnostic] = []) {
        (self.occurrences, self.faults) = (occurrences, faults)
    }
}
