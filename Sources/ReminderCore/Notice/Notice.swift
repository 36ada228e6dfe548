package import CivilTime

/// What is to be said on one channel: the facts, before they are put into words.
package struct Notice: Hashable, Sendable {
    /// What it is about.
    package enum Subject: Hashable, Sendable {
        /// An occurrence comes up.
        case reminder(Occurrence)
        /// Several occurrences come up, and one message says so; earliest first.
        case group([Occurrence])
        /// An occurrence that people have heard of is not what it was.
        case change(OccurrenceChange)
        /// What a span of time holds.
        case digest(Digest)
        /// Something needs a person.
        case trouble(Trouble)
        /// The operator tries a channel; the occurrence is made up and the words say so.
        case test(Occurrence)
        /// Somebody in the channel's room wrote a command.
        case answer(CommandAnswer)

        /// Its case, such as `reminder`.
        package var name: String {
            switch self {
            case .reminder: "reminder"
            case .group: "group"
            case .change: "change"
            case .digest: "digest"
            case .trouble: "trouble"
            case .test: "test"
            case .answer: "answer"
            }
        }
    }

    /// The delivery's name, the same for every attempt: Maildir file name, `Message-ID`, `webhook-id`.
    package let id: Identity
    package let subject: Subject
    package let channel: String
    /// The rule or the digest that wants it; empty where none does.
    package let rule: String
    /// The lead as written in the configuration; empty where there is none.
    package let lead: String
    /// When it was due.
    package let due: Instant
    /// When it is put into words.
    package let now: Instant
    /// Whether it comes later than people may expect, and is to say so.
    package let isLate: Bool
    /// When nobody needs it any more.
    package let expires: Instant
    /// The last notice about the same event on the same channel, which this one corrects; nil when it corrects none.
    package let earlier: EarlierNotice?
    /// What the service calls the message that it answers; empty when it answers none.
    package let answering: String

    package init(
        id: Identity, subject: Subject, channel: String, rule: String, lead: String = "", due: Instant, now: Instant,
        isLate: Bool = false, expires: Instant, earlier: EarlierNotice? = nil, answering: String = ""
    ) {
        (self.id, self.subject, self.channel, self.rule, self.lead) = (id, subject, channel, rule, lead)
        (self.due, self.now, self.isLate, self.expires) = (due, now, isLate, expires)
        (self.earlier, self.answering) = (earlier, answering)
    }

    /// How long an answer is of use to who asked.
    private static let patience = Duration.seconds(600)

    /// The answer to the message `message` of somebody in the room of `channel`; the same message has one answer.
    package init(_ answer: CommandAnswer, to message: HeardMessage, on channel: String, at now: Instant) {
        self.init(
            id: Self.id(answering: message, on: channel), subject: .answer(answer), channel: channel, rule: "",
            due: now, now: now, expires: now + Self.patience, answering: message.id)
    }

    /// What the answer to `message` on `channel` is called.
    package static func id(answering message: HeardMessage, on channel: String) -> Identity {
        Identity { digest in
            for part in ["answer", channel, message.id] { digest.add(part) }
            digest.add(message.written?.milliseconds ?? 0)
        }
    }

    /// A reminder's notice on `channel`.
    package init(
        channel: String, occurrence: Occurrence, reminder: Reminder, now: Instant, isLate: Bool, expires: Instant
    ) {
        self.init(
            id: Identity(of: reminder.id.description, channel), subject: .reminder(occurrence), channel: channel,
            rule: reminder.rule, lead: reminder.lead, due: reminder.due, now: now, isLate: isLate, expires: expires)
    }

    /// The same notice for the channel that takes over from its own. What was sent before on the one is not known to
    /// the other, so there it corrects none.
    package func diverted(to channel: String) -> Notice {
        Notice(
            id: Delivery.Fallback.id(of: id, on: channel), subject: subject, channel: channel, rule: rule, lead: lead,
            due: due, now: now, isLate: isLate, expires: expires)
    }

    /// Whether it is about several occurrences, or a list of them, however short.
    package var isOfSeveral: Bool {
        switch subject {
        case .group, .digest: true
        case .reminder, .change, .trouble, .test, .answer: false
        }
    }

    /// The one occurrence it is about, as it is or was last; nil when it is about several, or none.
    package var occurrence: Occurrence? {
        switch subject {
        case .reminder(let occurrence), .test(let occurrence): occurrence
        case .change(let change): change.occurrence
        case .group, .digest, .trouble, .answer: nil
        }
    }
}

/// A notice that was sent before.
package struct EarlierNotice: Hashable, Sendable {
    package let id: Identity
    /// What the service calls its message; empty when it did not say, or has not been asked yet.
    package let reference: String
    /// The reference of what a reply is put under. It is another message's where this one was itself a reply: services
    /// do not let replies have replies.
    package let thread: String
    /// Whether it tells of several occurrences, or lists them: it can be replied to, but must not be edited to say what
    /// became of one.
    package let isOfSeveral: Bool
    /// Whether the message that began the thread is one of several.
    package let isThreadOfSeveral: Bool

    /// - Parameters:
    ///   - thread: Nil or empty where this one began it.
    ///   - isThreadOfSeveral: Nil where this one began it.
    package init(
        id: Identity, reference: String, thread: String? = nil, isOfSeveral: Bool = false,
        isThreadOfSeveral: Bool? = nil
    ) {
        (self.id, self.reference, self.isOfSeveral) = (id, reference, isOfSeveral)
        self.thread = thread.flatMap { $0.isEmpty ? nil : $0 } ?? reference
        self.isThreadOfSeveral = isThreadOfSeveral ?? isOfSeveral
    }

    /// The reference of the message that can be edited to say what became of the event: the one that people saw first,
    /// unless it told of other events as well; empty when there is none.
    package var editable: String { isThreadOfSeveral ? (isOfSeveral ? "" : reference) : thread }
}
