// What the admin API answers about silences, and what it is asked.

/// A silence.
package struct SilenceAnswer: Codable, Hashable, Sendable {
    package var number: Int64
    package var calendar: String?
    /// The short name of the one event it is for.
    package var event: String?
    /// Patterns by field, as in the rules of the configuration.
    package var match: [String: String]
    /// The channel that reminders are kept from; nil for every one.
    package var channel: String?
    package var created: String
    package var ends: String
    package var comment: String
    /// How many reminders planned before its end it covers.
    package var covered: Int

    package init(
        number: Int64, calendar: String?, event: String?, match: [String: String],
        channel: String? = nil, created: String, ends: String, comment: String, covered: Int
    ) {
        self.channel = channel
        (self.number, self.calendar, self.event, self.match) = (number, calendar, event, match)
        (self.created, self.ends, self.comment, self.covered) = (created, ends, comment, covered)
    }
}

/// A silence that is to be made.
package struct SilenceRequest: Codable, Hashable, Sendable {
    package var calendar: String?
    /// Words that name the one event it is for.
    package var event: String?
    package var match: [String: String]
    /// When it ends: a time, or a length of time from now such as `2h`.
    package var until: String
    package var comment: String
    /// The channel that reminders are kept from; nil for every one.
    package var channel: String?

    package init(
        calendar: String?, event: String?, match: [String: String], until: String, comment: String,
        channel: String? = nil
    ) {
        self.channel = channel
        (self.calendar, self.event, self.match) = (calendar, event, match)
        (self.until, self.comment) = (until, comment)
    }
}

/// An event that is to be put off.
package struct SnoozeRequest: Codable, Hashable, Sendable {
    /// Words that name the event.
    package var event: String
    /// When people are reminded again: a time, or a length of time from now such as `1d`.
    package var until: String

    package init(event: String, until: String) { (self.event, self.until) = (event, until) }
}

/// An event that was put off.
package struct SnoozeAnswer: Codable, Hashable, Sendable {
    package var title: String
    package var start: String
    /// When people are reminded again.
    package var until: String
    /// The rules whose channels get it.
    package var rules: [String]
    /// How many reminders before that are not sent.
    package var silenced: Int

    package init(title: String, start: String, until: String, rules: [String], silenced: Int) {
        (self.title, self.start, self.until) = (title, start, until)
        (self.rules, self.silenced) = (rules, silenced)
    }
}
