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

/// How an event came to be as it is known, and what is done about it.
package struct WhyAnswer: Codable, Hashable, Sendable {
    /// What a field was understood from.
    package struct Evidence: Codable, Hashable, Sendable {
        package var field: String
        package var quote: String
        package var line: Int

        package init(field: String, quote: String, line: Int) {
            (self.field, self.quote, self.line) = (field, quote, line)
        }
    }

    /// A reminder of it.
    package struct Reminder: Codable, Hashable, Sendable {
        package var due: String
        package var rule: String
        package var lead: String
        package var state: String

        package init(due: String, rule: String, lead: String, state: String) {
            (self.due, self.rule, self.lead, self.state) = (due, rule, lead, state)
        }
    }

    package var id: String
    package var calendar: String
    /// `file`, `feed`, `page`, …
    package var source: String
    package var title: String
    package var start: String
    package var end: String
    package var status: String
    package var location: String?
    package var organizer: String?
    package var mode: String?
    package var kind: String?
    /// What its dates are worth: `day`, `window`, `range`, `month`, `approximate`.
    package var datePrecision: String
    /// In hundredths; 100 for what a calendar states.
    package var confidence: Int
    /// `planned`, `waits for review`, `ignored by review` or `accepted by review`.
    package var standing: String
    package var evidence: [Evidence]
    /// The rules it meets.
    package var rules: [String]
    package var reminders: [Reminder]
    /// Why nothing is planned; nil when something is.
    package var silence: String?

    package init(
        id: String, calendar: String, source: String, title: String, start: String, end: String, status: String,
        location: String?, organizer: String?, mode: String?, kind: String?, datePrecision: String, confidence: Int,
        standing: String, evidence: [Evidence], rules: [String], reminders: [Reminder], silence: String?
    ) {
        (self.id, self.calendar, self.source, self.title) = (id, calendar, source, title)
        (self.start, self.end, self.status, self.location) = (start, end, status, location)
        (self.organizer, self.mode, self.kind) = (organizer, mode, kind)
        (self.datePrecision, self.confidence, self.standing) = (datePrecision, confidence, standing)
        (self.evidence, self.rules, self.reminders, self.silence) = (evidence, rules, reminders, silence)
    }
}
