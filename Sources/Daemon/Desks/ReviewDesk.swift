import Admin
import CivilTime
import ReminderCore

/// Shows what was understood from pages, and takes operators' decisions about it.
///
/// What waits is not stored: it is what the kept documents say, less what was decided.
struct ReviewDesk: Sendable {
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let interpreter: Interpreter
    let turns: CalendarTurns
    /// Rung so that the calendar follows a decision at once.
    let calendars: Bell

    /// What one page calendar says now.
    struct Understanding {
        let calendar: String
        /// Known again, and not yet reviewed.
        let reading: CalendarReading
        let decisions: [ReviewDecision]
    }

    /// What waits for a decision, the soonest first.
    func waiting() async throws(AdminProblem) -> [ReviewAnswer] {
        let setup = setup.value
        var answers: [(Instant, ReviewAnswer)] = []
        for understanding in try await understandings(setup) {
            let reading = understanding.reading.reviewed(by: understanding.decisions, in: setup.zone)
            answers += reading.candidates.map { ($0.span.start(in: setup.zone), ReviewAnswer($0, in: setup.zone)) }
        }
        return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Decides about the event called `name`.
    func decide(_ name: String, _ request: ReviewRequest) async throws(AdminProblem) -> ReviewAnswer {
        let setup = setup.value
        var correction = Correction()
        for (field, value) in request.corrections.sorted(by: { $0.key < $1.key }) {
            do { try correction.set(field, to: value, in: setup.zone) } catch {
                throw AdminProblem(status: 422, error.problem)
            }
        }
        let verdict: ReviewDecision.Verdict? =
            switch request.verdict {
            case "accept": .accepted
            case "ignore": .ignored
            case "forget": nil
            default:
                throw AdminProblem(
                    status: 422, "'\(request.verdict)' is no verdict", remedy: "accept, ignore or forget")
            }
        let (calendar, occurrence) = try await find(name, setup)
        if let problem = correction.problem(with: occurrence, in: setup.zone) {
            throw AdminProblem(
                status: 422, problem, remedy: "correct both: start=… end=…", kind: .endsBeforeItBegins)
        }
        do {
            if let verdict {
                try await store.save(
                    ReviewDecision(id: occurrence.id, verdict: verdict, correction: correction, decided: clock.now))
            } else {
                try await store.forgetDecision(occurrence.id)
            }
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        turns.expect(calendar)
        calendars.ring()
        return ReviewAnswer(
            verdict == nil ? occurrence : correction.applied(to: occurrence, in: setup.zone), in: setup.zone)
    }

    private func find(_ name: String, _ setup: Setup) async throws(AdminProblem) -> (String, Occurrence) {
        var found: [(String, Occurrence)] = []
        for understanding in try await understandings(setup) {
            for occurrence in understanding.reading.candidates + understanding.reading.occurrences
            where name.count >= 4 && occurrence.id.shortName.hasPrefix(name.lowercased()) {
                found.append((understanding.calendar, occurrence))
            }
        }
        guard let first = found.first else {
            throw AdminProblem(
                status: 404, "no event of a page is called '\(name)'", remedy: "nhaclich review lists those that wait",
                kind: .noEvent, values: ["name": name])
        }
        if found.count > 1 {
            throw AdminProblem(status: 409, "several events begin with '\(name)'", remedy: "write more of it")
        }
        return first
    }

    /// What all page calendars say now.
    func understandings(_ setup: Setup) async throws(AdminProblem) -> [Understanding] {
        var all: [Understanding] = []
        let now = clock.now
        for name in setup.sources.keys.sorted() {
            guard let source = setup.sources[name], source.readsText else { continue }
            do throws(StoreFailure) {
                let documents = try await store.documents(of: name)
                let known = try await store.occurrences(of: name, notOverAt: now)
                let decisions = try await store.decisions(of: name)
                do throws(SourceFailure) {
                    let reading = try await interpreter.interpret(
                        documents, calendar: name, window: setup.planner.window(at: now), zone: setup.zone, from: source
                    )
                    all.append(
                        Understanding(
                            calendar: name, reading: reading.recognised(among: known), decisions: decisions))
                } catch {
                    continue  // The status says what is wrong with it.
                }
            } catch {
                throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
            }
        }
        return all
    }
}

extension Correction {
    /// Why it cannot be a correction of `occurrence`: it would end before it begins; nil when it can.
    fileprivate func problem(with occurrence: Occurrence, in zone: any ZoneRules) -> String? {
        let begins = start ?? occurrence.span.iso8601(in: zone).start
        guard let end, let first = Instant(iso8601: begins, in: zone), let last = Instant(iso8601: end, in: zone),
            // The end may be a day where the beginning is a time of that day.
            last < first, begins.prefix(10) != end
        else { return nil }
        return "it would end, \(end), before it begins, \(begins)"
    }
}

extension ReviewAnswer {
    init(_ occurrence: Occurrence, in zone: any ZoneRules) {
        let span = occurrence.span.iso8601(in: zone)
        let time = occurrence.facts.evidence.first { $0.field == "time" }
        self.init(
            id: occurrence.id.shortName, calendar: occurrence.id.calendar, title: occurrence.title, start: span.start,
            end: span.end, location: occurrence.location.isEmpty ? nil : occurrence.location,
            kind: occurrence.facts.kind, confidence: occurrence.facts.confidence, quote: time?.quote ?? "",
            line: time?.line ?? 0)
    }
}
