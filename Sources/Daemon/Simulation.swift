import CalendarSources
package import CivilTime
import FoundationEssentials
import HostSystem
import Logging
package import ReminderCore
import Store

/// Runs the daemon's own planning, routing and wording on a clock that only exists on paper.
///
/// Calendars are read as they are now, and turn into others when the script says so. What is planned is kept in a store
/// that is thrown away; nothing is sent: everything counts as delivered when it is due.
package struct Simulation: Sendable {
    /// Everything one notice says, and where.
    package struct Entry: Sendable {
        /// When it goes out.
        package let at: Instant
        package let notice: Notice
        /// In the order of the rule.
        package let channels: [String]
        /// The words of the first channel.
        package let text: String
    }

    /// At some time a calendar turns into what stands in a file.
    package struct Turn: Sendable {
        package let at: Instant
        package let calendar: String
        /// The path of the file.
        package let file: String

        package init(at: Instant, calendar: String, file: String) {
            (self.at, self.calendar, self.file) = (at, calendar, file)
        }
    }

    /// What a simulation shows.
    package struct Outcome: Sendable {
        /// In the order they would be sent.
        package var entries: [Entry] = []
        /// Calendars that could not be read, and why.
        package var failures: [(calendar: String, reason: String)] = []
        /// What could not be understood in those that could.
        package var faults: [Diagnostic] = []
    }

    private let setup: Setup
    private let zones: any ZoneDatabase
    private let script: [Turn]

    /// - Parameter script: In any order.
    package init(_ setup: Setup, zones: any ZoneDatabase, script: [Turn] = []) {
        (self.setup, self.zones) = (setup, zones)
        self.script = script.sorted { $0.at < $1.at }
    }

    /// What would be sent in `span`, by a daemon that knew the calendars before it began.
    ///
    /// - Throws: ``StoreFailure`` when there is no room for a store.
    package func run(_ span: Range<Instant>) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.path + "/nhaclich-simulation-\(Identity.random())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var outcome = Outcome()
        var setup = setup
        for (name, source) in setup.sources { setup = setup.reading(name, from: KeptSource(source, of: source)) }
        let survey = await Survey(of: setup, setup.planner.window(at: span.lowerBound), zones: zones)
        (outcome.failures, outcome.faults) = (survey.failures, survey.faults)
        let desk = try SimulatedDesk(folder: folder, zones: zones, at: span.lowerBound)
        var turns = script[...]
        var now = span.lowerBound
        while now < span.upperBound {
            while let turn = turns.first, turn.at <= now {
                turns.removeFirst()
                guard let source = setup.sources[turn.calendar] else { continue }
                let turned = KeptSource(FileSource(path: turn.file), of: source)
                setup = setup.reading(turn.calendar, from: turned)
                desk.expect(turn.calendar)
            }
            let (entries, next) = try await desk.work(with: setup, at: now)
            outcome.entries += entries
            now = max(now + .milliseconds(1), [next, turns.first?.at].compactMap(\.self).min() ?? span.upperBound)
        }
        return outcome
    }
}

/// The daemon's services, worked by hand.
private final class SimulatedDesk {
    private let store: SQLiteStore
    private let clock: PaperClock
    private let update: CalendarUpdate
    private var nextReading: [String: Instant] = [:]

    /// How often a calendar that nothing happens to is read again, for what comes into reach.
    private static let refresh = Duration.seconds(86_400)

    init(folder: String, zones: any ZoneDatabase, at now: Instant) throws {
        store = try SQLiteStore(folder: folder, isDurable: false)
        clock = PaperClock(now)
        update = CalendarUpdate(
            store: store, clock: clock, interpreter: Interpreter(zones: zones), storeHealth: StoreHealth(),
            board: CalendarBoard(), outbox: Bell(),
            journal: Journal(Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }), turns: CalendarTurns(),
            scheduler: Bell())
    }

    /// Gives a calendar its turn now.
    func expect(_ calendar: String) { nextReading[calendar] = nil }

    /// Does everything that is due at `now`, and tells when there is more.
    func work(with setup: Setup, at now: Instant) async throws -> ([Simulation.Entry], Instant?) {
        clock.set(to: now)
        for name in Self.order(of: setup) where nextReading[name].map({ $0 <= now }) ?? true {
            _ = try await update.update(name, with: setup, at: now)
            let heldSince = try await store.calendar(named: name)?.heldSince
            let heldUntil = heldSince.map { $0 + setup.brake(of: name).hold }.flatMap { $0 > now ? $0 : nil }
            nextReading[name] = min(heldUntil ?? now + Self.refresh, now + Self.refresh)
        }
        var notices: [[Notice]] = []
        let next = try await DueWork(store: store).settle(with: setup, at: now) { settled in
            for result in settled.results {
                switch result {
                case .reminder(let routed, _): notices.append(routed.notices)
                case .change(_, let told): notices.append(told)
                case .digest(_, _, let sent): notices.append(sent)
                }
            }
        }
        let entries = notices.compactMap { some -> Simulation.Entry? in
            guard let first = some.first, let text = setup.message(for: first)?.plainText else { return nil }
            return Simulation.Entry(at: now, notice: first, channels: some.map(\.channel), text: text)
        }
        try await deliver(notices.flatMap { $0.map(\.id) }, at: now)
        return (entries, [next, nextReading.values.min()].compactMap(\.self).min())
    }

    /// Holidays first: the plans of all others are made around them.
    private static func order(of setup: Setup) -> [String] {
        let holidays = setup.planner.holidayCalendars
        return setup.sources.keys.sorted { (holidays.contains($1) ? 1 : 0, $0) < (holidays.contains($0) ? 1 : 0, $1) }
    }

    /// Notes that everything arrived: together, so that it is one transaction.
    private func deliver(_ ids: [Identity], at now: Instant) async throws {
        let store = store
        try await withThrowingDiscardingTaskGroup { group in
            for id in ids {
                group.addTask {
                    try await store.record(
                        DeliveryOutcome(delivery: id, state: .delivered, at: now, note: "on paper"))
                }
            }
        }
    }
}

/// A calendar that is fetched once: on paper it does not change by itself.
private struct KeptSource: CalendarSource {
    private let place: any CalendarSource
    private let reader: any CalendarSource
    private let kept = Kept()

    /// - Parameters:
    ///   - place: Where its documents are.
    ///   - reader: What understands them.
    init(_ place: any CalendarSource, of reader: any CalendarSource) { (self.place, self.reader) = (place, reader) }

    var readsText: Bool { reader.readsText }

    func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar {
        if let fetched = await kept.value { return fetched }
        var fetched = try await place.fetch(ifChangedSince: KnownCalendar(at: known.now, window: known.window))
        if readsText, case .documents(let documents, let validators) = fetched {
            fetched = .documents(documents.map { $0.received == nil ? $0.received(at: known.now) : $0 }, validators)
        }
        await kept.keep(fetched)
        return fetched
    }

    func interpret(
        _ documents: [CalendarDocument], calendar: String, window: Range<Instant>, zone: any ZoneRules,
        zones: any ZoneDatabase
    ) throws(SourceFailure) -> CalendarReading {
        try reader.interpret(documents, calendar: calendar, window: window, zone: zone, zones: zones)
    }

    private actor Kept {
        private(set) var value: FetchedCalendar?

        func keep(_ fetched: FetchedCalendar) { value = fetched }
    }
}
