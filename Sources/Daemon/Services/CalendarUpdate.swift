import CivilTime
import Logging
import ReminderCore
import Settings

/// Reads one calendar and makes the plan in the store follow it.
struct CalendarUpdate: Sendable {
    /// The most faults of one reading that are told one by one.
    private static let toldFaults = 20
    /// How long before the planned horizon is used up it is moved on.
    private static let slack = Duration.seconds(86_400)
    /// The least time between two readings that the store cannot take.
    private static let pauseWithoutStore = Duration.seconds(60)

    let store: any StateStore
    let clock: any AlarmClock
    let interpreter: Interpreter
    let storeHealth: StoreHealth
    let board: CalendarBoard
    let alarm: OperatorAlarm
    let journal: Journal
    /// Rung when the plan changed.
    let scheduler: Bell

    /// Reads `name` at `now`.
    ///
    /// - Returns: When to read it next.
    /// - Throws: Only when the store is beyond help; what is wrong with the calendar is written down.
    func update(_ name: String, with setup: Setup, at now: Instant) async throws -> Instant {
        guard let source = setup.sources[name], let schedule = setup.schedule(of: name) else { return now }
        var askedToWait: Duration?
        do {
            try await read(name, from: source, with: setup, at: now)
        } catch let failure as SourceFailure {
            if Task.isCancelled { return now }  // The daemon goes down: the calendar did not fail.
            askedToWait = failure.retryAfter
            if board.failed(name, failure.description) {
                journal.note(
                    .calendarFailed, .warning,
                    "cannot read the calendar \(name): \(failure); its last good events stay",
                    [.calendar: name])
                if failure.needsAttention { try await alarm.raise(failure, about: name, with: setup, at: now) }
            }
        } catch let failure as StoreFailure where failure.isTemporary {
            return clock.now + max(storeHealth.pause(after: failure, journal), Self.pauseWithoutStore)
        }
        return schedule.next(
            after: clock.now, calendar: name, failures: board.entry(of: name).failures, askedToWait: askedToWait)
    }

    private func read(
        _ name: String, from source: any CalendarSource, with setup: Setup, at now: Instant
    ) async throws {
        var record = try await store.calendar(named: name) ?? CalendarRecord(name: name)
        let decisions = source.readsText ? try await store.decisions(of: name) : []
        let planning = Identity(
            of: setup.planner.fingerprint.description, setup.fingerprint(ofCalendar: name),
            decisions.isEmpty ? "" : decisions.fingerprint.description)
        let isSameSetup = record.planning == planning
        // A rule that is new owes nobody what was due before it was made.
        let owedSince = isSameSetup ? record.firstRead ?? now : min(setup.adopted, now)
        let end = setup.planner.window(at: now).upperBound
        // More than needed is covered when the clock was ahead; then what was planned is not to be trusted.
        let isCovered = record.coveredUntil.map { $0 >= end - Self.slack && $0 <= end + Self.slack } ?? false
        if record.firstRead != nil, !isSameSetup || !isCovered {
            // The plan first follows the new rules or the new day with the documents at hand, network or not.
            let documents = try await store.documents(of: name)
            record.planning = planning
            if !isSameSetup { record.validators = Validators() }  // They may be another address's.
            do {
                try await apply(
                    documents, to: &record, keep: false, owedSince, decisions, from: source, with: setup, at: now)
            } catch is SourceFailure {
                record.contents = nil  // They were another kind's, or an earlier program's: read them anew.
            }
        }
        let known = KnownCalendar(record.validators, at: now, window: setup.planner.window(at: now)) {
            () throws(SourceFailure) in
            do throws(StoreFailure) { return try await store.documents(of: name) } catch {
                throw SourceFailure("its documents are not at hand: \(error.problem)", remedy: error.remedy)
            }
        }
        let fetched = try await source.fetch(ifChangedSince: known)
        if case .documents(let documents, let validators) = fetched {
            let contents = Identity { digest in
                for document in documents {
                    digest.add(bytes: document.bytes)
                    // What one of many is recognised by has to be written down, though it says the same.
                    if !document.address.isEmpty { digest.add("\(document.address) \(document.entityTag)") }
                }
            }
            if contents != record.contents {
                record.contents = contents
                record.validators = validators
                record.planning = planning
                try await apply(
                    documents, to: &record, keep: true, owedSince, decisions, from: source, with: setup, at: now)
            } else if record.validators != validators {
                record.validators = validators
                try await store.save(record, documents: nil)
            }
        }
        if board.succeeded(name, at: now, faults: record.faults) {
            journal.note(.calendarRecovered, .notice, "the calendar \(name) can be read again", [.calendar: name])
        }
    }

    /// Interprets documents and writes down what changed.
    private func apply(
        _ documents: [CalendarDocument], to record: inout CalendarRecord, keep: Bool, _ owedSince: Instant,
        _ decisions: [ReviewDecision], from source: any CalendarSource, with setup: Setup, at now: Instant
    ) async throws {
        let window = setup.planner.window(at: now)
        var reading = try await interpreter.interpret(
            documents, calendar: record.name, window: window, zone: setup.zone, from: source)
        let isFirst = record.firstRead == nil
        if source.readsText { reading = try await reviewed(reading, of: record.name, decisions, in: setup, at: now) }
        if reading.isCutOff, keep, !isFirst {
            throw SourceFailure(
                "the calendar ends in the middle of an event", remedy: "is it written just now, or cut short?")
        }
        record.firstRead = record.firstRead ?? now
        record.lastRead = now
        record.coveredUntil = window.upperBound
        record.faults = reading.faults.count
        let known = try await store.fingerprints(of: record.name, notOverAt: now)
        let change = setup.planner.change(
            of: record.name, to: reading, known: known, at: now, firstRead: max(record.firstRead ?? now, owedSince))
        try await store.apply(change, record: record, documents: keep ? documents : nil)
        storeHealth.works(journal)
        scheduler.ring()
        if keep { tell(reading.faults, of: record.name) }
        if isFirst || !change.isEmpty {
            let changed = isFirst ? "" : ", \(change.entries.count) new or changed, \(change.vanished.count) gone"
            journal.note(
                .calendarRead, .info,
                "read the calendar \(record.name): \(reading.occurrences.count) to come\(changed)",
                [.calendar: record.name])
        }
    }

    /// A page's reading with its events known again, and what operators decided about them.
    private func reviewed(
        _ reading: CalendarReading, of name: String, _ decisions: [ReviewDecision], in setup: Setup, at now: Instant
    ) async throws -> CalendarReading {
        let known = try await store.occurrences(of: name, notOverAt: now)
        if reading.understood == 0, !known.isEmpty {
            let had = known.count == 1 ? "one is" : "\(known.count) are"
            throw SourceFailure(
                "no event is understood on the page any more, and \(had) still to come",
                remedy: "look at the page: has its layout changed, does it ask for a password?", needsAttention: true)
        }
        let reviewed = reading.recognised(among: known).reviewed(by: decisions, in: setup.zone)
        if board.waits(name, reviewed.candidates.count) {
            journal.note(
                .calendarReview, .notice,
                "\(reviewed.candidates.count) events of the calendar \(name) may be none; 'nhaclich review' shows them",
                [.calendar: name])
        }
        return reviewed
    }

    /// Forgets a calendar that was taken out of the configuration while it was read.
    func forget(_ name: String, unlessIn setup: Setup) async throws(StoreFailure) {
        guard setup.sources[name] == nil else { return }
        do {
            for gone in try await store.forgetCalendars(except: Set(setup.sources.keys)) {
                journal.note(forgotten: gone)
            }
        } catch {
            if !error.isTemporary { throw error }
        }
    }

    private func tell(_ faults: [Diagnostic], of name: String) {
        for fault in faults.prefix(Self.toldFaults) { journal.note(.calendarFault, fault, calendar: name) }
        if faults.count > Self.toldFaults {
            journal.note(
                .calendarFault, .warning,
                "the calendar \(name) has \(faults.count - Self.toldFaults) more faults", [.calendar: name])
        }
    }
}
