import Admin
import CivilTime
import ReminderCore
import Settings
import Wording

/// Collects what explanations are made of.
struct Investigation {
    /// The largest calendar that each explanation looks into, in bytes.
    private static let largest = 8 * 1024 * 1024

    let setup: Setup
    /// The words of explanations.
    let words: ReasonWording
    let store: any StateStore
    let now: Instant
    let interpreter: Interpreter
    let board: CalendarBoard
    let channels: ChannelBoard
    /// What page calendars say now.
    let understandings: [ReviewDesk.Understanding]
    /// The documents of calendars that were asked for already.
    private var documents: [String: [CalendarDocument]] = [:]

    init(
        setup: Setup, words: ReasonWording, store: any StateStore, now: Instant, interpreter: Interpreter,
        board: CalendarBoard,
        channels: ChannelBoard, understandings: [ReviewDesk.Understanding]
    ) {
        (self.setup, self.words, self.store, self.now) = (setup, words, store, now)
        self.interpreter = interpreter
        (self.board, self.channels, self.understandings) = (board, channels, understandings)
    }

    /// All about the event `id`; nil when the store does not know it.
    mutating func explanation(of id: Occurrence.ID) async throws(StoreFailure) -> Explanation? {
        guard let story = try await store.story(of: id) else { return nil }
        let decision = self.decision(about: id)
        let hold = try await hold(of: id.calendar)
        let passage = try await passage(of: story.record.occurrence)
        let standing: Standing =
            switch story.record.presence {
            // The store knows it from when it was accepted.
            case .vanished where decision?.verdict == .ignored: .ignored
            case .vanished where isCandidate(id): .waiting
            case .vanished: .vanished
            case .outOfReach: .unplanned
            case .present where hold != nil && !isStated(id, passage): .held
            case .present: decision?.verdict == .accepted ? .accepted : .known
            }
        return try await explanation(of: story, standing, passage, hold, decision)
    }

    /// All about an event that a calendar's documents tell of and the store does not know.
    mutating func explanation(
        of occurrence: Occurrence, as standing: Standing
    ) async throws(StoreFailure) -> Explanation {
        let record = OccurrenceRecord(occurrence: occurrence, presence: .present, known: nil)
        let passage = try await passage(of: occurrence)
        return try await explanation(
            of: OccurrenceStory(record: record), standing, passage, nil, decision(about: occurrence.id))
    }

    private func explanation(
        of story: OccurrenceStory, _ standing: Standing, _ passage: Passage?, _ hold: Explanation.Hold?,
        _ decision: ReviewDecision?
    ) async throws(StoreFailure) -> Explanation {
        let occurrence = story.record.occurrence
        // As far back as its reminders reach: holidays and silences of then moved and held them.
        let since = min(story.reminders.first?.due ?? now, occurrence.span.start(in: setup.zone), now)
        let holidays = Holidays(store)
        var explanation = Explanation(
            setup: setup, words: words, planner: try await holidays.planner(setup.planner, at: since), now: now,
            story: story,
            standing: standing, origin: try await origin(of: occurrence, passage))
        explanation.silences = try await store.silences(at: since)
        explanation.holidays = try await holidays.names(for: setup.planner, since: since)
        explanation.twins = try await store.occurrences(startingAt: explanation.start).filter {
            $0.isTwin(of: occurrence) && $0.status != .cancelled
        }
        for channel in setup.configuration.channels {
            explanation.openings[channel.name] = channels.opening(of: channel.name)
        }
        for change in story.changes where !change.isTold {
            explanation.pending += try await store.pendingChanges(after: change.number - 1, limit: 1)
        }
        (explanation.hold, explanation.decided) = (hold, decision?.decided)
        return explanation
    }

    private func decision(about id: Occurrence.ID) -> ReviewDecision? {
        understandings.lazy.flatMap(\.decisions).first { $0.id == id }
    }

    private func hold(of calendar: String) async throws(StoreFailure) -> Explanation.Hold? {
        guard let since = try await store.calendar(named: calendar)?.heldSince, since != .accepted else { return nil }
        return Explanation.Hold(
            since: since, until: since + setup.brake(of: calendar).hold, lost: board.entry(of: calendar).held)
    }

    /// Whether its calendar, as last read, tells of the event `id`.
    private func isStated(_ id: Occurrence.ID, _ passage: Passage?) -> Bool {
        if passage != nil { return true }
        return understandings.contains { understanding in
            (understanding.reading.occurrences + understanding.reading.candidates).contains { $0.id == id }
        }
    }

    /// Whether its page tells of something that may be the event `id`.
    private func isCandidate(_ id: Occurrence.ID) -> Bool {
        understandings.contains { understanding in understanding.reading.candidates.contains { $0.id == id } }
    }

    private mutating func passage(of occurrence: Occurrence) async throws(StoreFailure) -> Passage? {
        let name = occurrence.id.calendar
        guard let source = setup.sources[name] else { return nil }
        let documents = try await documents(of: name)
        // Each look reads the whole calendar; one of a size that nobody reads is looked into only when it matters.
        let size = documents.reduce(0) { $0 + $1.bytes.count }
        if size > Self.largest, try await hold(of: name) == nil { return nil }
        return await interpreter.passage(of: occurrence, in: documents, zone: setup.zone, from: source)
    }

    /// The documents of a calendar as last understood.
    mutating func documents(of calendar: String) async throws(StoreFailure) -> [CalendarDocument] {
        if let known = documents[calendar] { return known }
        let read = try await store.documents(of: calendar)
        documents[calendar] = read
        return read
    }

    private func origin(
        of occurrence: Occurrence, _ passage: Passage?
    ) async throws(StoreFailure) -> WhyAnswer.Origin {
        let name = occurrence.id.calendar
        var origin = WhyAnswer.Origin(
            source: setup.configuration.calendar(name)?.settings.kind ?? "not configured any more")
        origin.place = passage?.document ?? documents[name]?.first?.name
        let entry = board.entry(of: name)
        let lastRead = try await store.calendar(named: name)?.lastRead
        origin.lastRead = (entry.lastRead ?? lastRead)?.iso8601(in: setup.zone)
        origin.failure = entry.failure.map { words.said($0) }
        origin.evidence = occurrence.facts.evidence.map {
            WhyAnswer.Evidence(field: $0.field, quote: $0.quote, line: $0.line)
        }
        origin.lines = passage?.lines.map { WhyAnswer.Line(number: $0.number, text: $0.text) } ?? []
        return origin
    }
}
