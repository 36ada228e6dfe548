package import CivilTime

/// What is to be said on one channel: the facts, before they are put into words.
package struct Notice: Hashable, Sendable {
    /// What it is about.
    package enum Kind: String, Hashable, Sendable {
        /// An occurrence comes up.
        case reminder
        /// The operator tries a channel; the occurrence is made up and the words say so.
        case test
        /// Something needs a person: the occurrence's title is the calendar's name, its details what is wrong.
        case trouble
    }

    /// The delivery's name, the same for every attempt: Maildir file name, `Message-ID`, `webhook-id`.
    package let id: Identity
    package let kind: Kind
    package let channel: String
    package let occurrence: Occurrence
    /// The rule that wants it.
    package let rule: String
    /// The lead as written in the configuration.
    package let lead: String
    /// When it was due.
    package let due: Instant
    /// When it is put into words.
    package let now: Instant
    /// Whether it comes later than people may expect, and is to say so.
    package let isLate: Bool
    /// When nobody needs it any more.
    package let expires: Instant

    package init(
        kind: Kind = .reminder, channel: String, occurrence: Occurrence, reminder: Reminder, now: Instant,
        isLate: Bool, expires: Instant
    ) {
        id = Identity(of: reminder.id.description, channel)
        (self.kind, self.channel, self.occurrence) = (kind, channel, occurrence)
        (rule, lead, due) = (reminder.rule, reminder.lead, reminder.due)
        (self.now, self.isLate, self.expires) = (now, isLate, expires)
    }
}
