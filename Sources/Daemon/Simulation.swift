package import CivilTime
package import ReminderCore

/// Runs a configuration's planning, routing and wording on a clock that only exists on paper.
///
/// Calendars are read as they are now; nothing is stored and nothing is sent.
package struct Simulation: Sendable {
    /// Everything one reminder says, and where.
    package struct Entry: Sendable {
        package let reminder: Reminder
        package let occurrence: Occurrence
        /// In the order of the rule.
        package let channels: [String]
        /// The words of the first channel.
        package let text: String

        /// When the occurrence starts: an instant in `zone`, or a date.
        package func start(in zone: any ZoneRules) -> String { occurrence.span.iso8601(in: zone).start }
    }

    /// What a simulation shows.
    package struct Outcome: Sendable {
        /// In the order they would be sent.
        package var entries: [Entry] = []
        /// Calendars that could not be read, and why.
        package var failures: [(calendar: String, reason: String)] = []
        /// What could not be understood in those that could.
        package var faults: [Diagnostic] = []
    }

    private let setup: Setup
    private let zones: any ZoneDatabase

    package init(_ setup: Setup, zones: any ZoneDatabase) { (self.setup, self.zones) = (setup, zones) }

    /// What would be sent in `span`, by a daemon that knew the calendars before it began.
    package func run(_ span: Range<Instant>) async -> Outcome {
        var outcome = Outcome()
        var due: [DueReminder] = []
        // As the daemon on its last day would look ahead: past the end, by the longest lead.
        let window = span.lowerBound..<setup.planner.window(at: span.upperBound - setup.planner.horizon).upperBound
        let survey = await Survey(of: setup, window, zones: zones)
        (outcome.failures, outcome.faults) = (survey.failures, survey.faults)
        for occurrence in survey.occurrences {
            let plan = setup.planner.plan(occurrence, at: span.lowerBound, firstRead: span.lowerBound)
            due += plan.filter { $0.isWanted && span.contains($0.reminder.due) }
                .map { DueReminder(reminder: $0.reminder, occurrence: occurrence) }
        }
        due.sort { ($0.reminder.due, $0.reminder.id) < ($1.reminder.due, $1.reminder.id) }
        outcome.entries = due.chunked { $0.reminder.due == $1.reminder.due }.flatMap { entries(of: Array($0)) }
        return outcome
    }

    /// What reminders that are due at the same instant say.
    private func entries(of due: [DueReminder]) -> [Entry] {
        guard let now = due.first?.reminder.due else { return [] }
        return zip(due, setup.router.route(due, at: now)).compactMap { item, routed in
            let text = routed.notices.first.flatMap { setup.message(for: $0) }?.plainText
            return text.map { text in
                Entry(
                    reminder: item.reminder, occurrence: item.occurrence, channels: routed.notices.map(\.channel),
                    text: text)
            }
        }
    }
}

extension Array {
    /// The array in pieces of neighbours that belong together.
    fileprivate func chunked(by belongTogether: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var pieces: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices where index > start && !belongTogether(self[index - 1], self[index]) {
            pieces.append(self[start..<index])
            start = index
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }
}
