extension WhyAnswer {
    /// A reminder, and how it came to be what it is.
    package struct Reminder: Codable, Hashable, Sendable {
        package var id: String
        package var rule: String
        package var lead: String
        /// When it is due.
        package var due: String
        /// When it would be due without quiet hours and holidays; nil when that is the same, or not known any more.
        package var asked: String?
        /// What moved it, in words.
        package var shifts: [String] = []
        /// A reminder's state, or `unplanned` for one that never was planned.
        package var state: String
        /// Why it is in that state; nil when there is nothing to say.
        package var reason: String?
        /// Where it goes.
        package var channels: [String] = []
        package var deliveries: [Delivery] = []

        package init(id: String, rule: String, lead: String, due: String, state: String) {
            (self.id, self.rule, self.lead, self.due, self.state) = (id, rule, lead, due, state)
        }
    }

    /// A delivery, and every attempt.
    package struct Delivery: Codable, Hashable, Sendable {
        package var id: String
        /// `reminder`, `group`, `change`, `digest`, or `notice` for anything else.
        package var kind: String
        package var channel: String
        package var state: String
        package var summary: String
        package var due: String
        package var changed: String
        /// When nobody needs it any more.
        package var expires: String
        package var retryAt: String?
        /// Why it is in that state; nil when there is nothing to say.
        package var reason: String?
        package var attempts: [DeliveryHistoryAnswer.Attempt] = []
        /// Whether it may have arrived more than once.
        package var maybeDuplicate = false
        /// The channel that took it over, or would; nil when there is none.
        package var fallback: String?

        package init(
            id: String, kind: String, channel: String, state: String, summary: String, due: String, changed: String,
            expires: String
        ) {
            (self.id, self.kind, self.channel, self.state) = (id, kind, channel, state)
            (self.summary, self.due, self.changed, self.expires) = (summary, due, changed, expires)
        }
    }

    /// What became of an event.
    package struct Change: Codable, Hashable, Sendable {
        /// When it was noticed.
        package var noticed: String
        /// `moved`, `relocated`, `retitled`, `cancelled`, `vanished`, `reappeared`.
        package var kinds: [String]
        /// In words, from how it was to how it is.
        package var text: String
        /// The channels that are told, and what came of that.
        package var told: [Told] = []
        /// Why nobody was told; nil when somebody was.
        package var untold: String?

        package init(noticed: String, kinds: [String], text: String) {
            (self.noticed, self.kinds, self.text) = (noticed, kinds, text)
        }

        /// A channel that is told of a change.
        package struct Told: Codable, Hashable, Sendable {
            package var channel: String
            /// The delivery that tells of it.
            package var delivery: String
            package var state: String
            package var at: String

            package init(channel: String, delivery: String, state: String, at: String) {
                (self.channel, self.delivery, self.state, self.at) = (channel, delivery, state, at)
            }
        }
    }

    /// A silence that holds for an event.
    package struct Silence: Codable, Hashable, Sendable {
        package var number: Int64
        /// The one channel that it keeps reminders from; nil for every one.
        package var channel: String?
        package var created: String
        package var ends: String
        package var comment: String

        package init(number: Int64, channel: String? = nil, created: String, ends: String, comment: String) {
            (self.number, self.channel) = (number, channel)
            (self.created, self.ends, self.comment) = (created, ends, comment)
        }
    }

    /// What a calendar lost at once and is not believed.
    package struct Hold: Codable, Hashable, Sendable {
        /// When it was first seen.
        package var since: String
        /// When it is believed, if it is still so.
        package var until: String
        /// How many events to come are missing.
        package var lost: Int
        /// Whether the event is one of them.
        package var isLost: Bool
        /// What makes it believed at once.
        package var accept: String

        package init(since: String, until: String, lost: Int, isLost: Bool, accept: String) {
            (self.since, self.until, self.lost) = (since, until, lost)
            (self.isLost, self.accept) = (isLost, accept)
        }
    }
}
