import Admin
import CivilTime
import ReminderCore
import Settings

/// Explains how an event came to be known as it is, and what is done about it.
struct WhyDesk: Sendable {
    /// The most events one question is answered for.
    private static let most = 20

    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let review: ReviewDesk

    /// The events that `words` name: by the beginning of their short name, or by words of their title.
    func explain(_ words: String) async throws(AdminProblem) -> [WhyAnswer] {
        let setup = setup.value
        let now = clock.now
        let finder = EventFinder(words)
        var answers: [WhyAnswer] = []
        do throws(StoreFailure) {
            let upcoming = try await store.upcoming(from: now, until: now + .seconds(366 * 86_400), limit: 100_000)
            let silences = try await store.silences(at: now)
            var decided: [Occurrence.ID: ReviewDecision.Verdict] = [:]
            for name in setup.sources.keys where setup.sources[name]?.readsText == true {
                for decision in try await store.decisions(of: name) { decided[decision.id] = decision.verdict }
            }
            for item in upcoming where finder.isMeant(item.occurrence) && answers.count < Self.most {
                let isDecided = decided[item.occurrence.id] == .accepted
                let reminders = try await store.reminders(of: item.occurrence.id)
                answers.append(
                    answer(
                        item.occurrence, isDecided ? "accepted by review" : "known", reminders, setup, now,
                        silences))
            }
            let known = Set(upcoming.map(\.occurrence.id))
            for understanding in (try? await review.understandings(setup)) ?? [] {
                let all = understanding.reading.candidates + understanding.reading.occurrences
                for occurrence in all
                where finder.isMeant(occurrence) && !known.contains(occurrence.id) && answers.count < Self.most {
                    let isIgnored = decided[occurrence.id] == .ignored
                    answers.append(
                        answer(
                            occurrence, isIgnored ? "ignored by review" : "waits for review", [], setup, now,
                            silences))
                }
            }
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        if answers.isEmpty {
            throw AdminProblem(
                status: 404, "no event to come is called '\(words)'",
                remedy: "nhaclich upcoming lists them, nhaclich review those that wait")
        }
        return answers
    }

    private func answer(
        _ occurrence: Occurrence, _ standing: String, _ reminders: [ReminderRecord], _ setup: Setup, _ now: Instant,
        _ silences: [Silence]
    ) -> WhyAnswer {
        let span = occurrence.span.iso8601(in: setup.zone)
        let facts = occurrence.facts
        let rules = setup.configuration.rules.filter { $0.applies(to: occurrence) }.map(\.name)
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        var event = WhyAnswer.Event(
            id: occurrence.id.shortName, calendar: occurrence.id.calendar, uid: occurrence.id.uid,
            title: occurrence.title, start: span.start, end: span.end, status: occurrence.status.rawValue,
            standing: standing)
        event.recurrenceId = known(occurrence.id.recurrenceID)
        (event.location, event.organizer) = (known(occurrence.location), known(facts.organizer))
        (event.mode, event.kind) = (known(facts.mode), known(facts.kind))
        (event.datePrecision, event.confidence) = (facts.precision.rawValue, facts.confidence)
        var origin = WhyAnswer.Origin(
            source: setup.configuration.calendar(occurrence.id.calendar)?.settings.kind ?? "not configured any more")
        origin.evidence = facts.evidence.map { WhyAnswer.Evidence(field: $0.field, quote: $0.quote, line: $0.line) }
        var answer = WhyAnswer(subject: "event", id: occurrence.id.shortName)
        (answer.event, answer.origin) = (event, origin)
        answer.rules = setup.configuration.rules.map {
            WhyAnswer.Rule(
                name: $0.name, channels: $0.channels, unmet: $0.applies(to: occurrence) ? [] : ["its conditions"])
        }
        answer.reminders = reminders.map {
            WhyAnswer.Reminder(
                id: "", rule: $0.rule, lead: $0.lead, due: $0.due.iso8601(in: setup.zone), state: $0.state.rawValue)
        }
        answer.verdict = silence(occurrence, standing, rules, reminders, setup, now, silences) ?? "it is planned"
        return answer
    }

    /// Why no reminder is planned.
    private func silence(
        _ occurrence: Occurrence, _ standing: String, _ rules: [String], _ reminders: [ReminderRecord], _ setup: Setup,
        _ now: Instant, _ silences: [Silence]
    ) -> String? {
        if let silence = silences.first(where: { $0.covers(occurrence, at: now) }) {
            return "silence \(silence.number) holds until \(silence.ends.iso8601(in: setup.zone)): \(silence.comment)"
        }
        if reminders.contains(where: { $0.state == .planned }) { return nil }
        if standing == "waits for review" {
            return "it is not sure enough to be an event: 'nhaclich review accept \(occurrence.id.shortName)'"
        }
        if standing == "ignored by review" { return "an operator ignored it" }
        if occurrence.status == .cancelled { return "it is cancelled" }
        if rules.isEmpty { return "no rule is about it" }
        if occurrence.span.end(in: setup.zone) <= now { return "it is over" }
        if occurrence.facts.precision == .month {
            return "only its month is known, and no rule reminds seven days before or earlier"
        }
        return "the times of all its reminders have passed"
    }
}
