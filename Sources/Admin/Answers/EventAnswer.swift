/// An event as it was understood, and from which words.
package struct EventAnswer: Codable, Hashable, Sendable {
    /// The words of the source that a field was understood from.
    package struct Evidence: Codable, Hashable, Sendable {
        package var field: String
        package var quote: String
        package var line: Int

        package init(field: String, quote: String, line: Int) {
            (self.field, self.quote, self.line) = (field, quote, line)
        }
    }

    /// Its short name.
    package var id: String
    package var uid: String
    package var recurrenceId: String?
    package var title: String
    /// A date for an event on whole days.
    package var start: String
    /// A date, the last day, for an event on whole days.
    package var end: String
    package var allDay: Bool
    package var location: String?
    package var status: String
    package var kind: String?
    /// What its dates are worth: `day`, `window`, `range`, `month`, `approximate`.
    package var datePrecision: String
    /// In hundredths; 100 for what a calendar states.
    package var confidence: Int
    /// Empty for what a calendar states.
    package var evidence: [Evidence]

    package init(
        id: String, uid: String, recurrenceId: String?, title: String, start: String, end: String, allDay: Bool,
        location: String?, status: String, kind: String?, datePrecision: String, confidence: Int, evidence: [Evidence]
    ) {
        (self.id, self.uid, self.recurrenceId, self.title) = (id, uid, recurrenceId, title)
        (self.start, self.end, self.allDay, self.location) = (start, end, allDay, location)
        (self.status, self.kind, self.datePrecision) = (status, kind, datePrecision)
        (self.confidence, self.evidence) = (confidence, evidence)
    }
}
