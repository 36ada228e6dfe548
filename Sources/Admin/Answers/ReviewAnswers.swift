// What the admin API answers about events that were understood from pages.

/// An event that waits for an operator's word.
package struct ReviewAnswer: Codable, Hashable, Sendable {
    /// What to call it by in `accept`, `fix` and `ignore`.
    package var id: String
    package var calendar: String
    package var title: String
    package var start: String
    package var end: String
    package var location: String?
    package var kind: String
    /// In hundredths.
    package var confidence: Int
    /// The page's own words about the time.
    package var quote: String
    package var line: Int

    package init(
        id: String, calendar: String, title: String, start: String, end: String, location: String?, kind: String,
        confidence: Int, quote: String, line: Int
    ) {
        (self.id, self.calendar, self.title, self.start, self.end) = (id, calendar, title, start, end)
        (self.location, self.kind, self.confidence) = (location, kind, confidence)
        (self.quote, self.line) = (quote, line)
    }
}

/// What an operator decides about an event.
package struct ReviewRequest: Codable, Hashable, Sendable {
    /// `accept`, `ignore`, or `forget` to take an earlier decision back.
    package var verdict: String
    /// What to put in place of what was understood, by field.
    package var corrections: [String: String]

    package init(verdict: String, corrections: [String: String] = [:]) {
        (self.verdict, self.corrections) = (verdict, corrections)
    }
}
