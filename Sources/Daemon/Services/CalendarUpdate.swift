import CivilTime
import Logging
import ReminderCore
import Settings

/// Reads one calendar and makes the plan in the store follow it.
struct CalendarUpdate: Sendable {
    /// The most faults of one reading that are told one by one.
    private static let toldFaults = 20
    /// How long before the planned horizon is used up it is moved on.
    static let slack = Duration.seconds(86_400)
    /// The least time between two readings that the store cannot take.
    private static let pauseWithoutStore = Duration.seconds(60)

    let store: any StateStore
    let clock: any AlarmClock
    let interpreter: Interpreter
    let storeHealth: StoreHealth
    let board: CalendarBoard
    /// Rung when there is something for operators to hear.
    let outbox: Bell
    let journal: Journal
    let turns: CalendarTurns
    /// Rung when the plan changed.
    let scheduler: Bell

    /// Reads `name` at `now`.
    ///
    /// - Returns: When to read it next.
    /// - Throws: Only when the store is beyond help; what is wrong with the calendar is written down.
    func update(_ name: String, with setup: Setup, at now: Instant) async throws -> Instant {
        guard let source = setup.sources[name], let schedule = setup.schedule(of: name) else { return now }
        var failed: SourceFailure?
        do {
            do throws {
                try await read(name, from: source, with: setup, at: now)
            } catch let failure as SourceFailure {
                if Task.isCancelled { return now }  // The daemon goes down: the calendar did not fail.
                failed = failure
                try await note(failure, of: name, with: setup, at: now)
            }
        } catch let failure as StoreFailure where failure.isTemporary {
            return clock.now + max(storeHealth.pause(after: failure, journal), Self.pauseWithoutStore)
        }
        let next = schedule.next(
            after: clock.now, calendar: name, failures: board.entry(of: name).failures,
            askedToWait: failed?.retryAfter)
        // What is held back is looked at again when its time is over, as long as it can be looked at.
        guard failed == nil, let heldSince = try? await store.calendar(named: name)?.heldSince else { return next }
        return min(next, max(heldSince + setup.brake(of: name).hold, clock.now + .seconds(1)))
    }

    /// So long readings may fail before somebody is told of it, unless it is plain that it will not pass.
    private static let patience = Duration.seconds(86_400)

    /// Says that a reading failed, and tells operators when it is time: somebody has to look, or it has gone on for a day.
    private func note(
        _ failure: SourceFailure, of name: String, with setup: Setup, at now: Instant
    ) async throws(StoreFailure) {
        if board.failed(name, failure.description) {
            journal.note(
                .calendarFailed, .warning,
                "cannot read the calendar \(name): \(failure); its last good events stay", [.calendar: name])
        }
        var record = try await store.calendar(named: name) ?? CalendarRecord(name: name)
        let since = min(record.failingSince ?? now, now)
        let isToBeTold = !record.isFailureTold && (failure.needsAttention || now - since >= Self.patience)
        if record.failingSince == since, !isToBeTold { return }
        record.failingSince = since
        record.isFailureTold = record.isFailureTold || isToBeTold
        let trouble = Trouble(
            .calendar, name, problem: failure.description, kind: .unreadable(failure.description))
        let notice = isToBeTold ? setup.delivery(of: trouble, at: now) : nil
        try await store.apply(
            CalendarChange(calendar: name, now: now), record: record, documents: nil, telling: notice.map { [$0] } ?? []
        )
        if notice != nil { outbox.ring() }
    }

    private func read(
        _ name: String, from source: any CalendarSource, with setup: Setup, at now: Instant
    ) async throws {
        var record = try await store.calendar(named: name) ?? CalendarRecord(name: name)
        let decisions = source.readsText ? try await store.decisions(of: name) : []
        let planner = try await Holidays(store).planner(setup.planner, at: now)
        let planning = Identity(
            of: planner.fingerprint.description, setup.fingerprint(ofCalendar: name),
            decisions.isEmpty ? "" : decisions.fingerprint.description)
        let isSameSetup = record.planning == planning
        // A rule that is new owes nobody what was due before it was made.
        let owedSince = isSameSetup ? record.firstRead ?? now : min(setup.adopted, now)
        let end = planner.window(at: now).upperBound
        // Whoever gives a calendar another place means what follows from it.
        let place = Identity(of: setup.fingerprint(ofCalendar: name))
        let isMoved = record.place.map { $0 != place } ?? false
        record.place = place
        // More than needed is covered when the clock was ahead; then what was planned is not to be trusted.
        let isCovered = record.coveredUntil.map { $0 >= end - Self.slack && $0 <= end + Self.slack } ?? false
        if record.firstRead != nil, !isSameSetup || !isCovered {
            // The plan first follows the new rules or the new day with the documents at hand, network or not.
            let documents = try await store.documents(of: name)
            record.planning = planning
            if !isSameSetup { record.validators = Validators() }  // They may be another address's.
            do {
                try await apply(
                    documents, to: &record, keep: false, owedSince, decisions, from: source, with: setup, planner,
                    at: now)
            } catch is SourceFailure {
                record.contents = nil  // They were another kind's, or an earlier program's: read them anew.
            }
        }
        if record.heldSince == .accepted {
            // An operator's word counts, whether the calendar can be reached or not.
            try await apply(
                try await store.documents(of: name), to: &record, keep: false, owedSince, decisions, from: source,
                with: setup, planner, at: now)
        }
        let known = KnownCalendar(record.validators, at: now, window: planner.window(at: now)) {
            () throws(SourceFailure) in
            do throws(StoreFailure) { return try await store.documents(of: name) } catch {
                throw SourceFailure("its documents are not at hand: \(error.problem)", remedy: error.remedy)
            }
        }
        let fetched = try await source.fetch(ifChangedSince: known)
        if case .documents(let whole, let validators) = fetched {
            let documents = whole.count == 1 ? whole.map { $0.cut(at: source.cuts(of: $0)) } : whole
            let contents = Identity { digest in
                for document in documents {
                    if document.pieces.isEmpty { digest.add(bytes: document.bytes) }
                    for piece in document.pieces { digest.add(bytes: piece.identity.bytes) }
                    // What one of many is recognised by has to be written down, though it says the same.
                    if !document.address.isEmpty { digest.add("\(document.address) \(document.entityTag)") }
                }
            }
            if contents != record.contents {
                let revision = isMoved ? nil : try await revision(of: record, to: documents, before: end)
                record.contents = contents
                record.validators = validators
                record.planning = planning
                if isMoved { record.heldSince = .accepted }
                try await apply(
                    documents, to: &record, keep: true, since: revision, owedSince, decisions, from: source,
                    with: setup,
                    planner, at: now)
            } else if record.validators != validators {
                record.validators = validators
                try await store.save(record, documents: nil)
            }
        }
        if let since = record.heldSince, now - since >= setup.brake(of: name).hold {
            // It says the same as when it was not believed: then it is so.
            let documents = try await store.documents(of: name)
            try await apply(
                documents, to: &record, keep: false, owedSince, decisions, from: source, with: setup, planner, at: now)
        }
        if board.succeeded(name, at: now, faults: record.faults) || record.failingSince != nil {
            journal.note(.calendarRecovered, .notice, "the calendar \(name) can be read again", [.calendar: name])
        }
        if record.failingSince != nil {
            let over = record.isFailureTold ? Trouble(.calendar, name, problem: "") : nil
            (record.failingSince, record.isFailureTold) = (nil, false)
            let notice = over.flatMap { setup.delivery(of: $0, at: now) }
            try await store.apply(
                CalendarChange(calendar: name, now: now), record: record, documents: nil,
                telling: notice.map { [$0] } ?? [])
            if notice != nil { outbox.ring() }
        }
    }

    /// Interprets documents and writes down what changed.
    ///
    /// - Parameter revision: How the documents differ from those before, when that is known and all else is as it was.
    private func apply(
        _ documents: [CalendarDocument], to record: inout CalendarRecord, keep: Bool, since revision: Revision? = nil,
        _ owedSince: Instant, _ decisions: [ReviewDecision], from source: any CalendarSource, with setup: Setup,
        _ planner: Planner, at now: Instant
    ) async throws {
        let isFirst = record.firstRead == nil
        let owed = max(record.firstRead ?? now, owedSince)
        let (reading, difference, near): (CalendarReading, CalendarChange, Int)
        if let revision, let document = documents.first,
            let found = try await self.difference(
                revision, of: document, record, owed, from: source, with: setup, planner, at: now)
        {
            (reading, difference, near) = found
        } else {
            let window = planner.window(at: now)
            let all = try await interpreter.interpret(
                documents, calendar: record.name, window: window, zone: setup.zone, from: source)
            reading =
                source.readsText ? try await reviewed(all, of: record.name, decisions, in: setup, at: now) : all
            let known = try await store.known(of: record.name, notOverAt: now)
            difference = planner.change(of: record.name, to: reading, known: known, at: now, firstRead: owed)
            near = known.count - difference.outOfReach.count
            record.coveredUntil = window.upperBound
        }
        if reading.isCutOff, keep, !isFirst {
            throw SourceFailure(
                "the calendar ends in the middle of an event", remedy: "is it written just now, or cut short?")
        }
        record.firstRead = record.firstRead ?? now
        record.lastRead = now
        record.faults = reading.faults.count
        record.room = reading.room
        var change = difference
        let (held, news) = hold(&change, of: near, &record, with: setup, at: now)
        let isQuiet = reading.count == 0 && held == 0 && !isFirst
        let wentQuiet = isQuiet && record.quietSince == nil
        record.quietSince = isQuiet ? record.quietSince ?? now : nil
        var troubles: [Trouble] = []
        if let news { troubles.append(loss(held, of: near, heldUntil: news, record.name, with: setup)) }
        if wentQuiet {
            let problem = "no event is to come any more in the calendar \(record.name)"
            journal.note(.calendarQuiet, .notice, problem, [.calendar: record.name])
            troubles.append(Trouble(.calendar, record.name, problem: problem, kind: .quiet))
        }
        let notices = troubles.compactMap { setup.delivery(of: $0, at: now) }
        try await store.apply(change, record: record, documents: keep ? documents : nil, telling: notices)
        storeHealth.works(journal)
        board.holds(record.name, held)
        scheduler.ring()
        if !notices.isEmpty { outbox.ring() }
        if keep { tell(reading.faults, of: record.name) }
        if isFirst || !change.isEmpty {
            let changed = isFirst ? "" : ", \(change.entries.count) new or changed, \(change.vanished.count) gone"
            journal.note(
                .calendarRead, .info,
                "read the calendar \(record.name): \(reading.count) to come\(changed)",
                [.calendar: record.name])
        }
        if !change.isEmpty, planner.holidayCalendars.contains(record.name) {
            // Other days are holidays now: the plans of all others follow.
            for other in setup.sources.keys where other != record.name { turns.expect(other) }
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
