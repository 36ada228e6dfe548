package import CivilTime

/// Decides what becomes of reminders whose time has come: which notices they make, or that they were missed.
package struct Router: Sendable {
    private let rules: [String: Rule]
    /// How late a reminder may be.
    private let grace: Duration

    /// How late a reminder may be before its notice says so.
    private static let punctual = Duration.seconds(60)

    package init(rules: [Rule], grace: Duration) {
        self.rules = Dictionary(rules.map { ($0.name, $0) }) { first, _ in first }
        self.grace = grace
    }

    /// What becomes of each of `due` at `now`.
    ///
    /// Two rules that want the same occurrence on the same channel at the same instant get one notice.
    package func route(_ due: [DueReminder], at now: Instant) -> [RoutedReminder] {
        var said: Set<Saying> = []
        let twins = Twins(among: due)
        return due.map { item in
            let reminder = item.reminder
            guard now <= reminder.latest(grace: grace) else { return RoutedReminder(reminder, .missed, []) }
            guard let rule = rules[reminder.rule] else { return RoutedReminder(reminder, .superseded, []) }
            // Another calendar's reminder of the same event says it, by the same rule and so on the same channels.
            if twins.haveBetter(than: item) { return RoutedReminder(reminder, .settled, []) }
            let notices = rule.channels.compactMap { channel -> Notice? in
                let saying = Saying(occurrence: reminder.occurrence, due: reminder.due, channel: channel)
                guard said.insert(saying).inserted else { return nil }
                return Notice(
                    channel: channel, occurrence: item.occurrence, reminder: reminder, now: now,
                    isLate: now - reminder.due > Self.punctual, expires: reminder.expiry(grace: grace))
            }
            return RoutedReminder(reminder, .settled, notices)
        }
    }

    private struct Saying: Hashable {
        let occurrence: Occurrence.ID
        let due: Instant
        let channel: String
    }
}

/// A planned reminder and what it is about.
package struct DueReminder: Hashable, Sendable {
    package let reminder: Reminder
    package let occurrence: Occurrence

    package init(reminder: Reminder, occurrence: Occurrence) {
        (self.reminder, self.occurrence) = (reminder, occurrence)
    }
}

/// What becomes of a reminder whose time has come.
package struct RoutedReminder: Hashable, Sendable {
    package let reminder: Reminder
    /// ``ReminderState/settled``, ``ReminderState/missed``, or ``ReminderState/superseded`` when its rule is no more.
    package let state: ReminderState
    package let notices: [Notice]

    package init(_ reminder: Reminder, _ state: ReminderState, _ notices: [Notice]) {
        (self.reminder, self.state, self.notices) = (reminder, state, notices)
    }
}
