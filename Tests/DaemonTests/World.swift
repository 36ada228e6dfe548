import CivilTime
import Foundation
import HostSystem
import Logging
import ReminderCore
import Store
import Synchronization

@testable import Daemon

/// A daemon's parts around a real store and a real configuration, on a clock that the test sets.
final class World: Sendable {
    let root: String
    let clock: SetClock
    let store: any StateStore
    let web = FakeWeb()
    let journal = Journal(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let health = StoreHealth()
    let board = CalendarBoard()
    let channels = ChannelBoard([:])
    let meter = DeliveryMeter()
    let turns = CalendarTurns()
    let scheduler = Bell()
    let outbox = Bell()
    let status = Bell()
    let zones = SystemZones()

    /// - Parameter start: What time it is, in Việt Nam.
    init(at start: String = "2020-02-10T08:00") throws {
        root = "/tmp/nhaclich-daemon-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: "\(root)/conf.d", withIntermediateDirectories: true)
        clock = SetClock(moment(start))
        store = try SQLiteStore(folder: "\(root)/state")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(root)/\(name)", atomically: true, encoding: .utf8)
    }

    /// What follows from a configuration with one channel and `rules`, read now.
    func setup(
        calendars: String = "team: { file: team.ics }",
        channels: String = "screen: { webhook: { url: \"http://hook.test/\" } }",
        rules: String = "all: { remind: [1h], channels: [screen] }", more: String = "", web: (any HTTPExchange)? = nil
    ) throws -> Setup {
        try write(
            "calendars: { \(calendars) }\nchannels: { \(channels) }\nrules: { \(rules) }\n\(more)\n",
            to: "nhaclich.yaml")
        let folder = ConfigurationFolder(
            file: "\(root)/nhaclich.yaml", data: World.data, zones: SystemZones(),
            secrets: FileSecrets(configurationFolder: root), web: web ?? self.web, hostname: "test.example",
            memory: store)
        return try folder.setup(at: clock.now)
    }

    /// One reading of the calendar `team`.
    @discardableResult
    func read(_ setup: Setup, _ name: String = "team") async throws -> Instant {
        let update = CalendarUpdate(
            store: store, clock: clock, interpreter: Interpreter(zones: SystemZones()), storeHealth: health,
            board: board, outbox: outbox, journal: journal, turns: turns,
            scheduler: scheduler)
        return try await update.update(name, with: setup, at: clock.now)
    }

    /// Lets the scheduler settle what is due.
    func settle(_ setup: Setup) async throws {
        let bell = Bell()
        bell.ring()
        bell.silence()
        try await Scheduler(
            bell: bell, setup: SetupInForce(setup), store: store, clock: clock, health: health, journal: journal,
            board: channels, outbox: outbox, status: status
        ).run()
    }

    /// Lets the channel called `name` attempt what it can at once, one time.
    func deliver(_ setup: Setup, on name: String = "screen") async throws {
        let bell = Bell()
        bell.ring()
        bell.silence()
        try await DeliveryAgent(
            channel: name, bell: bell, setup: SetupInForce(setup), store: store, clock: clock, health: health,
            journal: journal, outcomes: OutcomeBoard(), board: channels, meter: meter, outbox: outbox
        ).run()
    }

    /// Every delivery, the oldest first.
    var deliveries: [DeliveryRecord] {
        get async throws { try await store.deliveries(limit: 1000, in: []) }
    }

    /// Does `statement` in the store's database, as an administrator would who has `sqlite3`.
    func change(_ statement: String) throws {
        let process = try Process.run(
            URL(filePath: "/usr/bin/sqlite3"), arguments: ["\(root)/state/\(SQLiteStore.fileName)", statement])
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw StoreFailure("sqlite3 cannot do: \(statement)") }
    }

    /// The folder of the languages.
    static let data = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../config")
        .standardizedFileURL.path(percentEncoded: false)
}

/// A calendar with one event an hour long for each start, UTC in basic form.
func calendar(_ starts: String..., more: String = "") -> String { calendar(of: starts, more: more) }

/// The same for as many as there are.
func calendar(of starts: [String], more: String = "") -> String {
    let events = starts.enumerated().map { number, start in
        "BEGIN:VEVENT\nUID:\(number)\nDTSTART:\(start)\nDURATION:PT1H\nSUMMARY:Event \(number)\n\(more)END:VEVENT\n"
    }
    return "BEGIN:VCALENDAR\nVERSION:2.0\n\(events.joined())END:VCALENDAR\n"
}

/// A time in Việt Nam.
func moment(_ text: String) -> Instant {
    guard let zone = SystemZones().zone(named: "Asia/Ho_Chi_Minh"), let instant = Instant(iso8601: text, in: zone)
    else {
        preconditionFailure("\(text) is not a time")
    }
    return instant
}

/// A clock that only moves when it is set, and remembers what was asked of it.
final class SetClock: AlarmClock {
    private let state: Mutex<(now: Instant, armed: [Instant?])>

    init(_ now: Instant) { state = Mutex((now, [])) }

    var now: Instant { state.withLock { $0.now } }
    /// What alarms were asked for, in order.
    var armed: [Instant?] { state.withLock { $0.armed } }

    func set(to text: String) { state.withLock { $0.now = moment(text) } }

    func move(by duration: Duration) { state.withLock { $0.now = $0.now + duration } }

    func arm(_ bell: Bell, at instant: Instant?) { state.withLock { $0.armed.append(instant) } }
}

/// A web in which every address answers the same, until told otherwise.
final class FakeWeb: HTTPExchange {
    private let answer = Mutex<Result<HTTPResponse, HTTPFailure>>(.failure(HTTPFailure(.connection, "no web here")))
    private let count = Mutex(0)

    var requests: Int { count.withLock { $0 } }

    func answer(with text: String, headers: [String: String] = [:]) {
        answer.withLock { $0 = .success(HTTPResponse(status: 200, headers: headers, body: Array(text.utf8))) }
    }

    func answer(status: Int, headers: [String: String] = [:]) {
        answer.withLock { $0 = .success(HTTPResponse(status: status, headers: headers)) }
    }

    /// Takes every request and answers none.
    func hang() { answer.withLock { $0 = .failure(HTTPFailure(.timeout, "it took longer than 20 s")) } }

    func vanish() { answer.withLock { $0 = .failure(HTTPFailure(.connection, "no web here")) } }

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        count.withLock { $0 += 1 }
        return try answer.withLock { $0 }.get()
    }
}

extension World {
    /// What answers operators, on a configuration with one channel and one rule.
    func desk() throws -> OperatorDesk {
        let setup = SetupInForce(try setup())
        return OperatorDesk(
            version: "test", started: clock.now, setup: setup, store: store, clock: clock, storeHealth: health,
            board: board, channels: channels, turns: turns, calendars: Bell(), scheduler: scheduler,
            reloadState: ReloadState(configured: clock.now), outcomes: OutcomeBoard(), outbox: outbox,
            reloads: ReloadRequests(),
            reviewDesk: ReviewDesk(
                setup: setup, store: store, clock: clock, interpreter: Interpreter(zones: zones), turns: turns,
                calendars: Bell()), news: NewsBoard(), journal: journal,
            metricsDesk: MetricsDesk(
                version: "test", started: clock.now, setup: setup, store: store, clock: clock, storeHealth: health,
                board: board, channels: channels, reloadState: ReloadState(configured: clock.now),
                meter: DeliveryMeter(),
                pulse: Pulse([]), upcoming: KeptCounts()),
            feedDesk: FeedDesk(setup: setup, store: store, clock: clock))
    }
}
