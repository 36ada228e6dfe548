package import CivilTime

/// What a page says.
package struct PageReading: Hashable, Sendable {
    /// The events, those that need review among them.
    package var events: [PageEvent] = []
    /// What could not be understood; everything else was.
    package var faults: [PageFault] = []
    /// When the page says that it was published.
    package var published: CivilDate?
    /// Calendars in iCalendar form that the page offers as its own, as written.
    package var calendars: [String] = []
    /// How many pieces of text the page has.
    package var pieces = 0

    package init() {}
}

/// A place in a page that could not be understood.
package struct PageFault: Hashable, Sendable {
    /// What is wrong, without a full stop.
    package let problem: String
    package let line: Int
    /// What to do about it.
    package let remedy: String

    package init(_ problem: String, line: Int, remedy: String) {
        (self.problem, self.line, self.remedy) = (problem, line, remedy)
    }
}

extension PageEvent {
    /// What tells events of one page apart.
    package struct Key: Hashable, Sendable {
        let title: String
        let time: PageTime
    }

    /// The event once for each of its days, when those do not follow one another.
    var onSingleDays: [PageEvent] {
        let days = time.listed
        guard days.count > 1, zip(days, days.dropFirst()).contains(where: { $1.dayNumber - $0.dayNumber > 1 }) else {
            return [self]
        }
        return days.prefix(60).map { day in
            var event = self
            event.time.days = day...day
            event.time.listed = []
            return event
        }
    }

    package var key: Key { Key(title: title.lowercased(), time: time) }
}
