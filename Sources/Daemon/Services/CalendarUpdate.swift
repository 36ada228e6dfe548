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

    let store: any StateStore
    let clock: any AlarmClock
    let zones: any ZoneDatabase
    let storeHealth: StoreHealth
    let board: CalendarBoard
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
            storeHealth.works(journal)
        } catch let failure as SourceFailure {
            askedToWait = failure.retryAfter
            if board.failed(name, failure.description) {
                journal.note(
                    .calendarFailed, .warning,
                    "cannot read the calendar \(name): \(failure); its last good events stay",
                    [.calendar: name])
            }
        } catch let failure as StoreFailure where failure.isTemporary {
            return now + storeHealth.pause(after: failure, journal)
        }
        return schedule.next(
            after: now, calendar: name, failures: board.entry(of: name).failures, askedToWait: askedToWait)
    }

    private func read(
        _ name: String, from source: any CalendarSource, with setup: Setup, at now: Instant
    ) async throws {
        var record = try await store.calendar(named: name) ?? CalendarRecord(name: name)
        let planning = Identity(of: setup.planner.fingerprint.description, setup.fingerprint(ofCalendar: name))
        let isSameSetup = record.planning == planning
        let needed = setup.planner.window(at: now).upperBound - Self.slack
        let isCovered = record.coveredUntil.map { $0 >= needed } ?? false
        if record.firstRead != nil, !isSameSetup || !isCovered {
            // The plan first follows the new rules or the new day with the documents at hand, network or not.
            let documents = try await store.documents(of: name)
            record.planning = planning
            if !isSameSetup { record.validators = Validators() }  // They may be another address's.
            try await apply(documents, to: &record, keep: false, from: source, with: setup, at: now)
        }
        let fetched = try await source.fetch(ifChangedSince: record.validators)
        if case .documents(let documents, let validators) = fetched {
            let contents = Identity { digest in
                for document in documents { digest.add(bytes: document.bytes) }
            }
            if contents != record.contents {
                record.contents = contents
                record.validators = validators
                record.planning = planning
                try await apply(documents, to: &record, keep: true, from: source, with: setup, at: now)
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
        _ documents: [CalendarDocument], to record: inout CalendarRecord, keep: Bool, from source: any CalendarSource,
        with setup: Setup, at now: Instant
    ) async throws {
        let window = setup.planner.window(at: now)
        let reading = try source.interpret(
            documents, calendar: record.name, window: window, zone: setup.zone, zones: zones)
        let isFirst = record.firstRead == nil
        record.firstRead = record.firstRead ?? now
        record.lastRead = now
        record.coveredUntil = window.upperBound
        record.faults = reading.faults.count
        let known = try await store.fingerprints(of: record.name, notOverAt: now)
        let change = setup.planner.change(
            of: record.name, to: reading, known: known, at: now, firstRead: record.firstRead ?? now)
        try await store.apply(change, record: record, documents: keep ? documents : nil)
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

    private func tell(_ faults: [Diagnostic], of name: String) {
        for fault in faults.prefix(Self.toldFaults) {
            journal.note(
                .calendarFault, .warning, fault.remedy.isEmpty ? "\(fault)" : "\(fault); \(fault.remedy)",
                [.calendar: name, .file: fault.location.file, .line: String(fault.location.line)])
        }
        if faults.count > Self.toldFaults {
            journal.note(
                .calendarFault, .warning,
                "the calendar \(name) has \(faults.count - Self.toldFaults) more faults", [.calendar: name])
        }
    }
}
