import Admin
import CivilTime
import ReminderCore
import Settings
import Wording

/// Tells what will be sent, when, where, and in which words, as things are now.
///
/// The router is asked about everything that is due together, as it will be: so silences, twins and groups are in it.
struct PlanDesk: Sendable {
    /// The most reminders that are looked through for those asked about.
    private static let most = 100_000
    /// The most times one digest is told of.
    private static let mostDigests = 400

    let setup: Setup
    let store: any StateStore
    let now: Instant

    func plan(_ query: AdminQuery, until: Instant) async throws(AdminProblem) -> [PlanAnswer] {
        if let channel = query.channel, setup.channels[channel] == nil {
            throw AdminProblem(noChannel: channel, in: setup)
        }
        let isPart = query.event != nil || query.channel != nil
        do throws(StoreFailure) {
            var due = try await store.plan(until: until, limit: isPart ? Self.most : query.limit)
            if let words = query.event {
                let finder = EventFinder(words)
                // Others that are due together may be why one is not sent.
                let instants = Set(due.lazy.filter { finder.isMeant($0.occurrence) }.map(\.reminder.due))
                due = due.filter { instants.contains($0.reminder.due) }
            }
            var answers = answers(due, silences: try await store.silences(at: now), query)
            if query.event == nil { answers += try await digests(until: until, query) }
            return Array(answers.sorted { $0.0 < $1.0 }.map(\.1).prefix(query.limit))
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    /// What becomes of `due`, which is in order.
    private func answers(
        _ due: [DueReminder], silences: [Silence], _ query: AdminQuery
    ) -> [(Instant, PlanAnswer)] {
        let finder = query.event.map { EventFinder($0) }
        var answers: [(Instant, PlanAnswer)] = []
        var rest = due[...]
        while let first = rest.first {
            let together = rest.prefix { $0.reminder.due == first.reminder.due }
            rest = rest.dropFirst(together.count)
            let moment = max(first.reminder.due, now)
            let routed = setup.router.route(Array(together), at: moment, silences: silences)
            for (item, outcome) in zip(together, routed) where finder?.isMeant(item.occurrence) ?? true {
                let wanted = setup.router.channels(of: item.reminder.rule)
                if let channel = query.channel, !wanted.contains(channel) { continue }
                let notices = outcome.notices.filter { query.channel == nil || $0.channel == query.channel }
                var answer = PlanAnswer(item, channels: notices.map(\.channel), in: setup.zone)
                if outcome.notices.count < wanted.count {
                    let held = silences.filter {
                        ($0.channel.map(wanted.contains) ?? true) && $0.covers(item.occurrence, at: moment)
                    }
                    answer.reason = reason(item, outcome, Array(together), held)
                }
                if query.hasTexts { answer.texts = notices.compactMap(text(of:)) }
                answers.append((item.reminder.due, answer))
            }
        }
        return answers
    }

    /// Why `item` is not sent to every channel of its rule.
    private func reason(
        _ item: DueReminder, _ outcome: RoutedReminder, _ together: [DueReminder], _ silences: [Silence]
    ) -> String {
        if outcome.state == .missed { return "it is too late for it" }
        if let silence = silences.first {
            return setup.reasons().hold(of: silence, .silenceHolds)
        }
        let rivals = together.filter {
            $0.reminder.rule == item.reminder.rule && $0.reminder.start == item.reminder.start
        }
        if let twin = rivals.first(where: {
            $0.occurrence.isPreferred(to: item.occurrence) && $0.occurrence.isTwin(of: item.occurrence)
        }) {
            return "the calendar \(twin.occurrence.id.calendar) tells of the same event"
        }
        let same = together.first { $0.occurrence.id == item.occurrence.id && $0.reminder.rule != item.reminder.rule }
        if let same { return "the rule \(same.reminder.rule) says the same" }
        return "one message tells of it and of others"
    }

    private func text(of notice: Notice) -> PlanAnswer.Text? {
        setup.message(for: notice).map { PlanAnswer.Text(channel: notice.channel, text: $0.plainText) }
    }

    /// When digests are due. What they will say is not known before.
    private func digests(until: Instant, _ query: AdminQuery) async throws(StoreFailure) -> [(Instant, PlanAnswer)] {
        var answers: [(Instant, PlanAnswer)] = []
        for rule in setup.configuration.digests {
            let channels = rule.channels.filter { query.channel == nil || $0 == query.channel }
            guard !channels.isEmpty else { continue }
            var state = try await store.digestState(of: rule.name, at: now).known(at: now)
            for _ in 0..<Self.mostDigests {
                let due = rule.next(after: state, in: setup.zone)
                guard due < until else { break }
                var answer = PlanAnswer(
                    at: due.iso8601(in: setup.zone), rule: rule.name, lead: "", calendar: "", uid: "",
                    title: rule.name, start: due.iso8601(in: setup.zone), channels: channels)
                answer.kind = "digest"
                answers.append((due, answer))
                state = DigestState(since: state.since, settledUpTo: due)
            }
        }
        return answers
    }
}
