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

    /// The channels that `rule` sends to; none when there is no such rule.
    package func channels(of rule: String) -> [String] { rules[rule]?.channels ?? [] }

    /// What becomes of each of `due` at `now`.
    ///
    /// Two rules that want the same occurrence on the same channel at the same instant get one notice; many reminders
    /// of one rule get one notice for all of them, when the rule says so.
    package func route(_ due: [DueReminder], at now: Instant, silences: [Silence] = []) -> [RoutedReminder] {
        var said: Set<Saying> = []
        let twins = Twins(among: due)
        let routed = due.map { item in
            let reminder = item.reminder
            guard now <= reminder.latest(grace: grace) else { return RoutedReminder(reminder, .missed, []) }
            guard let rule = rules[reminder.rule] else { return RoutedReminder(reminder, .superseded, []) }
            let holding = silences.filter { $0.covers(item.occurrence, at: now) }
            let silent = Set(holding.compactMap(\.channel))
            if holding.contains(where: { $0.channel == nil }) || !silent.isEmpty && silent.isSuperset(of: rule.channels)
            {
                return RoutedReminder(reminder, .silenced, [])
            }
            // Another calendar's reminder of the same event says it, by the same rule and so on the same channels.
            if twins.haveBetter(than: item) { return RoutedReminder(reminder, .settled, []) }
            let notices = rule.channels.filter { !silent.contains($0) }.compactMap { channel -> Notice? in
                let saying = Saying(occurrence: reminder.occurrence, due: reminder.due, channel: channel)
                guard said.insert(saying).inserted else { return nil }
                return Notice(
                    channel: channel, occurrence: item.occurrence, reminder: reminder, now: now,
                    isLate: now - reminder.due > Self.punctual, expires: reminder.expiry(grace: grace))
            }
            return RoutedReminder(reminder, .settled, notices)
        }
        return rules.values.contains { $0.groupOver != nil } ? grouped(routed) : routed
    }

    /// `routed` with one notice in place of many: the reminder of the earliest occurrence has it, the others have none.
    private func grouped(_ routed: [RoutedReminder]) -> [RoutedReminder] {
        var heaps: [Heap: [Notice]] = [:]
        for item in routed.sorted(by: { $0.reminder.start < $1.reminder.start }) {
            for notice in item.notices { heaps[Heap(notice), default: []].append(notice) }
        }
        heaps = heaps.filter { heap, notices in rules[heap.rule]?.groupOver.map { notices.count > $0 } ?? false }
        if heaps.isEmpty { return routed }
        return routed.map { item in
            let notices = item.notices.compactMap { notice -> Notice? in
                guard let heap = heaps[Heap(notice)] else { return notice }
                return heap.first == notice ? Notice(group: heap) : nil
            }
            return RoutedReminder(item.reminder, item.state, notices)
        }
    }

    private struct Saying: Hashable {
        let occurrence: Occurrence.ID
        let due: Instant
        let channel: String
    }

    /// What notices that make one group have in common.
    private struct Heap: Hashable {
        let rule: String
        let channel: String
        let minute: Int64

        init(_ notice: Notice) {
            (rule, channel) = (notice.rule, notice.channel)
            minute = notice.due.unixSeconds.flooredQuotient(by: 60)
        }
    }
}

extension Notice {
    /// One notice in place of several of one rule on one channel, those of the earliest occurrences first; nil in
    /// place of none.
    fileprivate init?(group notices: [Notice]) {
        guard let first = notices.first else { return nil }
        self.init(
            id: Identity { digest in
                digest.add("group")
                for notice in notices { digest.add(notice.id.description) }
            },
            subject: .group(notices.compactMap(\.occurrence)), channel: first.channel, rule: first.rule,
            lead: notices.allSatisfy { $0.lead == first.lead } ? first.lead : "",
            due: first.due, now: first.now, isLate: notices.contains(where: \.isLate),
            expires: notices.map(\.expires).max() ?? first.expires)
    }
}

/// A planned reminder and what it is about.
package struct DueReminder: Hashable, Sendable {
    package let reminder: Reminder
    package let occurrence: Occurrence
    @Hint package var place: ReminderPlace?

    package init(reminder: Reminder, occurrence: Occurrence, at place: ReminderPlace? = nil) {
        (self.reminder, self.occurrence, self.place) = (reminder, occurrence, place)
    }
}

/// What becomes of a reminder whose time has come.
package struct RoutedReminder: Hashable, Sendable {
    package let reminder: Reminder
    /// ``ReminderState/settled``, ``ReminderState/missed``, ``ReminderState/silenced``, or ``ReminderState/superseded``
    /// when its rule is no more.
    package let state: ReminderState
    package let notices: [Notice]

    package init(_ reminder: Reminder, _ state: ReminderState, _ notices: [Notice]) {
        (self.reminder, self.state, self.notices) = (reminder, state, notices)
    }
}
