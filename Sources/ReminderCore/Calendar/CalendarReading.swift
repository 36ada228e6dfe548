/// What a calendar's documents say about a window of time.
package struct CalendarReading: Sendable {
    /// The occurrences that overlap the window, earliest first, each ``Occurrence/ID`` once; of the events in ``scope``,
    /// if there is one.
    package var occurrences: [Occurrence]
    /// What could not be understood, with file and line; everything else was read.
    package var faults: [Diagnostic]
    /// What may be events, and waits for an operator's word.
    package var candidates: [Occurrence] = []
    /// How many events a page was found to tell of, whenever they are; 0 for calendars that are no pages.
    package var understood = 0

    /// Whether a document ends in the middle of an event, as one does that was cut off on its way.
    package var isCutOff = false
    /// What it is about when it is not about everything, because all else is as it was.
    package var scope: Scope?
    /// How much more text all events together may come to, in bytes; nil when they cannot be told apart, so that a change
    /// of one may be a change of others.
    package var room: Int?

    /// What a reading is about that leaves out what is as it was.
    package struct Scope: Hashable, Sendable {
        /// The UIDs of the events that it is about, whether there still are events with them or not.
        package let uids: Set<String>
        /// How many occurrences it left out.
        package let rest: Int

        package init(uids: Set<String>, rest: Int) { (self.uids, self.rest) = (uids, rest) }
    }

    /// How many occurrences there are in the window, also those that were left out.
    package var count: Int { occurrences.count + (scope?.rest ?? 0) }

    package init(occurrences: [Occurrence] = [], faults: [Diagnostic] = []) {
        (self.occurrences, self.faults) = (occurrences, faults)
    }
}
