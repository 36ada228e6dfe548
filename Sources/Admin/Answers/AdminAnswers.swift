// What the admin API answers. Times are RFC 3339 in the configured zone; keys are snake_case in JSON.

/// How the daemon is.
package struct StatusAnswer: Codable, Hashable, Sendable {
    /// A calendar and how reading it goes.
    package struct Calendar: Codable, Hashable, Sendable {
        package var name: String
        package var kind: String
        /// When it last answered, changed or not; nil when it never did.
        package var lastRead: String?
        package var nextRead: String?
        /// Why the last reading failed; nil after a good one.
        package var failure: String?
        /// How many places of it could not be understood.
        package var faults: Int
        /// How many events wait for an operator's word.
        package var waiting: Int
        /// How many events it has to come.
        package var upcoming: Int
        /// How many events it lost at once, which is not believed yet.
        package var held: Int
        /// Until when that is not believed; nil when nothing is held back.
        package var heldUntil: String?
        /// Since when it has no event to come; nil while it has.
        package var quietSince: String?

        package init(
            name: String, kind: String, lastRead: String?, nextRead: String?, failure: String?, faults: Int,
            waiting: Int, upcoming: Int, held: Int, heldUntil: String?, quietSince: String?
        ) {
            (self.name, self.kind, self.lastRead) = (name, kind, lastRead)
            (self.nextRead, self.failure, self.faults, self.waiting) = (nextRead, failure, faults, waiting)
            (self.upcoming, self.held) = (upcoming, held)
            (self.heldUntil, self.quietSince) = (heldUntil, quietSince)
        }
    }

    /// A channel and its queue.
    package struct Channel: Codable, Hashable, Sendable {
        package var name: String
        package var kind: String
        /// How many deliveries wait.
        package var waiting: Int
        /// Why it is left alone; nil while it works.
        package var trouble: String?
        /// Since when it is left alone; nil while it works.
        package var leftAloneSince: String?
        /// When it is tried next, or when its service wants to be asked again; nil while nothing is in the way.
        package var nextTry: String?
        /// What it wants operators to know, such as `quota`: `7 left`.
        package var notes: [String: String]

        package init(
            name: String, kind: String, waiting: Int, trouble: String? = nil, leftAloneSince: String? = nil,
            nextTry: String? = nil, notes: [String: String] = [:]
        ) {
            (self.name, self.kind, self.waiting) = (name, kind, waiting)
            (self.trouble, self.leftAloneSince, self.nextTry) = (trouble, leftAloneSince, nextTry)
            self.notes = notes
        }
    }

    package var version: String
    package var started: String
    package var now: String
    package var timezone: String
    /// One line, the same as systemd shows.
    package var summary: String
    package var calendars: [Calendar]
    package var channels: [Channel]
    /// How many reminders are in each state.
    package var reminders: [String: Int]
    /// How many deliveries are in each state.
    package var deliveries: [String: Int]
    package var nextDue: String?
    /// When the configuration that is in force was read.
    package var configured: String
    /// Why the configuration last read was refused; empty when it is in force.
    package var configurationFaults: [String]
    /// What is wrong with the store; nil when nothing is.
    package var storeFailure: String?

    package init(
        version: String, started: String, now: String, timezone: String, summary: String, calendars: [Calendar],
        channels: [Channel], reminders: [String: Int], deliveries: [String: Int], nextDue: String?,
        configured: String, configurationFaults: [String], storeFailure: String?
    ) {
        (self.version, self.started, self.now, self.timezone) = (version, started, now, timezone)
        (self.summary, self.calendars, self.channels) = (summary, calendars, channels)
        (self.reminders, self.deliveries, self.nextDue) = (reminders, deliveries, nextDue)
        (self.configured, self.configurationFaults) = (configured, configurationFaults)
        self.storeFailure = storeFailure
    }

    /// Nothing is said.
    package static var unknown: StatusAnswer {
        StatusAnswer(
            version: "", started: "", now: "", timezone: "", summary: "", calendars: [], channels: [], reminders: [:],
            deliveries: [:], nextDue: nil, configured: "", configurationFaults: [], storeFailure: nil)
    }
}

/// An occurrence to come.
package struct UpcomingAnswer: Codable, Hashable, Sendable {
    /// A reminder of it, sent, planned or missed.
    package struct Reminder: Codable, Hashable, Sendable {
        package var due: String
        package var lead: String
        package var rule: String
        package var state: String

        package init(due: String, lead: String, rule: String, state: String) {
            (self.due, self.lead, self.rule, self.state) = (due, lead, rule, state)
        }
    }

    /// Its short name.
    package var id: String
    package var calendar: String
    package var uid: String
    package var recurrenceId: String?
    package var title: String
    package var location: String?
    package var status: String
    /// A date for an occurrence on whole days.
    package var start: String
    /// A date, the last day, for an occurrence on whole days.
    package var end: String
    package var allDay: Bool
    package var nextReminder: String?
    /// How many reminders are planned for it.
    package var reminders: Int
    /// Every reminder that it ever had, earliest due first.
    package var timeline: [Reminder]

    package init(
        id: String, calendar: String, uid: String, recurrenceId: String?, title: String, location: String?,
        status: String, start: String, end: String, allDay: Bool, nextReminder: String?, reminders: Int,
        timeline: [Reminder]
    ) {
        (self.id, self.calendar, self.uid, self.recurrenceId) = (id, calendar, uid, recurrenceId)
        self.timeline = timeline
        (self.title, self.location, self.status) = (title, location, status)
        (self.start, self.end, self.allDay) = (start, end, allDay)
        (self.nextReminder, self.reminders) = (nextReminder, reminders)
    }
}

/// A delivery and what came of it.
package struct DeliveryAnswer: Codable, Hashable, Sendable {
    package var id: String
    package var channel: String
    package var state: String
    package var summary: String
    package var due: String
    package var changed: String
    package var attempts: Int
    package var retryAt: String?
    package var note: String
    /// Whether it may have arrived more than once.
    package var maybeDuplicate: Bool

    package init(
        id: String, channel: String, state: String, summary: String, due: String, changed: String, attempts: Int,
        retryAt: String?, note: String, maybeDuplicate: Bool
    ) {
        (self.id, self.channel, self.state, self.summary) = (id, channel, state, summary)
        (self.due, self.changed, self.attempts) = (due, changed, attempts)
        (self.retryAt, self.note, self.maybeDuplicate) = (retryAt, note, maybeDuplicate)
    }
}

/// What came of a reload.
package struct ReloadAnswer: Codable, Hashable, Sendable {
    /// The faults found, each with the line it is in; empty when the new configuration is in force.
    package var faults: [String]

    package init(faults: [String]) { self.faults = faults }
}

/// Why a request was refused (RFC 9457).
package struct ProblemAnswer: Codable, Hashable, Sendable {
    package var status: Int
    package var title: String
    /// What to do about it.
    package var detail: String

    package init(status: Int, title: String, detail: String) {
        (self.status, self.title, self.detail) = (status, title, detail)
    }
}
