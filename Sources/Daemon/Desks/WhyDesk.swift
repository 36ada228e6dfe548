import Admin
import CivilTime
import ReminderCore
import Settings

/// Explains why people were reminded of an event, will be, or are not.
struct WhyDesk: Sendable {
    /// The most events one question is answered for.
    private static let most = 20
    /// How far back and ahead events are looked for that are not in the store.
    private static let reach = Duration.seconds(366 * 86_400)

    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let review: ReviewDesk
    let board: CalendarBoard
    let channels: ChannelBoard

    /// The events that `words` name, to come or over; or else the reminder or the delivery whose name begins so.
    ///
    /// - Parameter language: The tag of the language of the answers; nil for English.
    func explain(_ words: String, in language: String? = nil) async throws(AdminProblem) -> [WhyAnswer] {
        let setup = setup.value
        let now = clock.now
        guard !words.isEmpty else {
            throw AdminProblem(status: 400, "nothing is asked about", remedy: "name an event, a reminder or a delivery")
        }
        let finder = EventFinder(words)
        var investigation = Investigation(
            setup: setup, words: setup.reasons(in: language), store: store, now: now, interpreter: review.interpreter,
            board: board, channels: channels, understandings: (try? await review.understandings(setup)) ?? [])
        let near: String?
        do throws(StoreFailure) {
            let events = try await events(finder, &investigation, setup, now)
            if !events.isEmpty { return events }
            let named = try await named(words, &investigation)
            if !named.isEmpty { return named }
            let (unplanned, titles) = try await unplanned(finder, &investigation, setup, now)
            if !unplanned.isEmpty { return unplanned }
            let known = try await store.occurrences(limit: EventFinder.mostCompared) { _, _ in true }
            near = finder.nearest(among: known.map(\.occurrence.title) + titles)
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        throw nothing(words, near)
    }

    /// The events in the store that are meant, and those that wait for review or were ignored.
    private func events(
        _ finder: EventFinder, _ investigation: inout Investigation, _ setup: Setup, _ now: Instant
    ) async throws(StoreFailure) -> [WhyAnswer] {
        let records = try await store.occurrences(limit: 10_000) { finder.isMeant($0, titled: $1) }
        var answers: [WhyAnswer] = []
        for id in finder.chosen(among: records, in: setup.zone, at: now).prefix(Self.most) {
            if let explanation = try await investigation.explanation(of: id) { answers.append(explanation.answer()) }
        }
        let known = Set(records.map(\.occurrence.id))
        for understanding in investigation.understandings {
            let ignored = Set(understanding.decisions.filter { $0.verdict == .ignored }.map(\.id))
            let open = understanding.reading.candidates.map { ($0, Standing.waiting) }
            let closed = understanding.reading.occurrences.filter { ignored.contains($0.id) }.map {
                ($0, Standing.ignored)
            }
            for (occurrence, standing) in open + closed
            where finder.isMeant(occurrence) && !known.contains(occurrence.id) && answers.count < Self.most {
                let stands = ignored.contains(occurrence.id) ? .ignored : standing
                answers.append(try await investigation.explanation(of: occurrence, as: stands).answer())
            }
        }
        return answers
    }

    /// The reminders and deliveries whose names begin with `name`.
    private func named(
        _ name: String, _ investigation: inout Investigation
    ) async throws(StoreFailure) -> [WhyAnswer] {
        guard (4...32).contains(name.utf8.count), name.allSatisfy(\.isHexDigit) else { return [] }
        var answers: [WhyAnswer] = []
        for reminder in try await store.reminders(named: name) {
            let explanation = try await investigation.explanation(of: reminder.occurrence)
            if let answer = explanation?.answer(about: reminder.id) { answers.append(answer) }
        }
        for delivery in try await store.deliveryStories(named: name) {
            answers.append(try await answer(about: delivery, &investigation))
        }
        return answers
    }

    private func answer(
        about delivery: DeliveryStory, _ investigation: inout Investigation
    ) async throws(StoreFailure) -> WhyAnswer {
        if delivery.occurrences.count == 1, let id = delivery.occurrences.first,
            let explanation = try await investigation.explanation(of: id)
        {
            return explanation.answer(about: delivery)
        }
        // It is about many events, or about none.
        let words = DeliveryWords(
            delivery, opening: channels.opening(of: delivery.record.channel), investigation.words)
        let kind = delivery.reminder != nil ? "group" : delivery.isOfSeveral ? "digest" : "notice"
        var answer = WhyAnswer(
            subject: "delivery", id: delivery.record.id.description,
            cause: delivery.cause(isLeftAlone: channels.opening(of: delivery.record.channel) != nil).rawValue,
            verdict: words.sentence())
        answer.deliveries = [words.answer(kind: kind, in: investigation.setup.zone)]
        return answer
    }

    /// Events that calendars tell of and that are over, or too far away, and the titles of all such events.
    private func unplanned(
        _ finder: EventFinder, _ investigation: inout Investigation, _ setup: Setup, _ now: Instant
    ) async throws(StoreFailure) -> (answers: [WhyAnswer], titles: [String]) {
        var records: [Occurrence.ID: OccurrenceRecord] = [:]
        var titles: Set<String> = []
        for (name, source) in setup.sources {
            let documents = try await investigation.documents(of: name)
            let reading = try? await review.interpreter.interpret(
                documents, calendar: name, window: now - Self.reach..<now + Self.reach, zone: setup.zone, from: source)
            for occurrence in (reading?.occurrences ?? []) + (reading?.candidates ?? []) {
                if titles.count < EventFinder.mostCompared { titles.insert(occurrence.title) }
                guard finder.isMeant(occurrence) else { continue }
                records[occurrence.id] = OccurrenceRecord(occurrence: occurrence, presence: .present, known: nil)
            }
        }
        let sorted = records.values.sorted {
            ($0.occurrence.span.start(in: setup.zone), $0.occurrence.id.shortName)
                < ($1.occurrence.span.start(in: setup.zone), $1.occurrence.id.shortName)
        }
        var answers: [WhyAnswer] = []
        for id in finder.chosen(among: sorted, in: setup.zone, at: now).prefix(Self.most) {
            guard let record = records[id] else { continue }
            answers.append(try await investigation.explanation(of: record.occurrence, as: .unplanned).answer())
        }
        return (answers, titles.sorted())
    }

    private func nothing(_ words: String, _ near: String?) -> AdminProblem {
        AdminProblem(
            status: 404, "no event, reminder or delivery is called '\(words)'",
            remedy: near.map { "did you mean '\($0)'?" }
                ?? "nhaclich upcoming lists the events, nhaclich log the deliveries, nhaclich review those that wait",
            kind: .noEvent, values: ["name": words].merging(near.map { ["near": $0] } ?? [:]) { $1 })
    }
}
