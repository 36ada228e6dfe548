/// What a calendar's documents say about a window of time.
package struct CalendarReading: Sendable {
    /// The occurrences that overlap the window, earliest first, each ``Occurrence/ID`` once.
    package var occurrences: [Occurrence]
    /// What could not be understood, with file and line; everything else was read.
    package var faults: [Diagnostic]
    /// What may be events, and waits for an operator's word.
    package var candidates: [Occurrence] = []
    /// How many events a page was found to tell of, whenever they are; 0 for calendars that are no pages.
    package var understood = 0

    /// Whether a document ends in the middle of an event, as one does that was cut off on its way.
    package var isCutOff = false

    package init(occurrences: [Occurrence] = [], faults: [Diagnostic] = []) {
        (self.occurrences, self.faults) = (occurrences, faults)
    }
}
