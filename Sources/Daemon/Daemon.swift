import Admin
import CivilTime
import Dashboard
import HostSystem
package import Logging
import ReminderCore
import ServiceLifecycle
import Settings
import Store
import UnixSignals
import WebClient

/// The daemon: every service wired to every other, from its start to its end.
package struct Daemon: Sendable {
    /// What it is started with.
    package struct Options: Sendable {
        /// The path of `nhaclich.yaml`.
        package var configuration: String
        /// The folder that holds `languages`.
        package var data: String
        /// The folder the store is in.
        package var state: String
        /// The path of the admin socket.
        package var socket: String

        package init(configuration: String, data: String, state: String, socket: String) {
            (self.configuration, self.data) = (configuration, data)
            (self.state, self.socket) = (state, socket)
        }
    }

    /// What the program calls itself.
    package static let version = "0.1.0"

    private let options: Options
    private let logger: Logger

    package init(_ options: Options, logger: Logger) { (self.options, self.logger) = (options, logger) }

    /// Runs until SIGTERM or SIGINT.
    ///
    /// - Throws: `ConfigurationFaults` when the configuration cannot be used, ``StoreFailure`` when the store cannot
    ///   be opened or is beyond help.
    package func run() async throws {
        Signals.ignoreBrokenPipes()
        FileModes.keepToOwner()
        let hangUps = Signals.stream([.hangUp])
        let news = NewsBoard()
        let journal = Journal(logger, news: news)
        let web = WebClient(userAgent: "nhaclich/\(Self.version)")
        do {
            try await run(hangUps: hangUps, journal: journal, news: news, web: web)
        } catch {
            await web.shutdown()
            throw error
        }
        await web.shutdown()
    }

    private func run(
        hangUps: AsyncStream<Signal>, journal: Journal, news: NewsBoard, web: WebClient
    ) async throws {
        let zones = SystemZones()
        let store = try SQLiteStore(folder: options.state)
        // Not left to the last who holds it: the process may be gone before.
        defer { store.close() }
        if let upgrade = store.upgrade { journal.note(upgrade) }
        let folder = ConfigurationFolder(
            file: options.configuration, data: options.data, zones: zones,
            secrets: FileSecrets(configurationFolder: ConfigurationFolder.folder(of: options.configuration)), web: web,
            hostname: MachineName.current, memory: store)
        let setup = SetupInForce(try folder.setup(at: WallClock.now))
        if let obstacle = ListeningSocket.obstacle(at: options.socket) {
            throw AdminProblem(
                status: 500, "cannot listen at '\(options.socket)': \(obstacle)",
                remedy: "name another place with --socket, and tell the commands the same")
        }

        let turns = CalendarTurns()
        let bells = (
            calendars: Bell(), scheduler: Bell(), outbox: Bell(), status: Bell(), housekeeping: Bell(), admin: Bell(),
            listening: Bell()
        )
        let clock = DispatchAlarmClock { now in
            let time = now.iso8601(in: setup.value.zone)
            journal.note(.clockSet, .notice, "the clock was set; it is \(time) now")
            turns.expectEverything()
            for bell in [bells.calendars, bells.housekeeping] { bell.ring() }
        }
        let started = clock.now
        let listening = Bell()
        let health = StoreHealth()
        let board = CalendarBoard()
        let channels = ChannelBoard(try await store.breakers())
        let outcomes = OutcomeBoard()
        let notifier = SystemNotifier()
        let reloads = ReloadRequests()
        let reloadState = ReloadState(configured: started)
        let meter = DeliveryMeter()
        let pulse = Pulse([
            ("calendar reader", bells.calendars), ("scheduler", bells.scheduler), ("deliverer", bells.outbox),
        ])

        try await recover(store, setup.value, journal)

        let watcher = FileWatcher { paths in
            let setup = setup.value
            for (name, source) in setup.sources where !paths.isDisjoint(with: source.watchedPaths) {
                turns.expect(name)
            }
            bells.calendars.ring()
        }
        let watch: @Sendable () -> Void = {
            let paths = Set(setup.value.sources.values.flatMap(\.watchedPaths))
            for (path, reason) in watcher.watch(paths).sorted(by: { $0.key < $1.key }) {
                journal.note(
                    .calendarUnwatched, .warning,
                    "changes of '\(path)' are not noticed at once, only when it is read again: \(reason)", [.file: path]
                )
            }
        }
        watch()

        let reporter = StatusReporter(bell: bells.status, setup: setup, store: store, clock: clock, notifier: notifier)
        let interpreter = Interpreter(zones: zones)
        let review = ReviewDesk(
            setup: setup, store: store, clock: clock, interpreter: interpreter, turns: turns,
            calendars: bells.calendars)
        let desk = OperatorDesk(
            version: Self.version, started: started, setup: setup, store: store, clock: clock, storeHealth: health,
            board: board, channels: channels, turns: turns, calendars: bells.calendars, scheduler: bells.scheduler,
            reloadState: reloadState, outcomes: outcomes, outbox: bells.outbox,
            reloads: reloads, reviewDesk: review, news: news, journal: journal,
            metricsDesk: MetricsDesk(
                version: Self.version, started: started, setup: setup, store: store, clock: clock,
                storeHealth: health, board: board, channels: channels, reloadState: reloadState, meter: meter,
                pulse: pulse, upcoming: KeptCounts()),
            feedDesk: FeedDesk(setup: setup, store: store, clock: clock))
        let gate = Gate(
            setup.value.configuration.admin, clock: clock, random: Identity.random, note: { journal.note($0) })
        let dashboard = dashboard(desk, gate, setup, folder, journal)
        let server = AdminServer(
            parts: AdminParts.all(desk, clock: clock, data: options.data) + (dashboard.map { [$0] } ?? []),
            pages: dashboard, clock: clock, logger: logger)
        var services: [any Service] = [
            Deliverer(
                bell: bells.outbox, setup: setup, store: store, clock: clock, health: health, journal: journal,
                outcomes: outcomes, board: channels, meter: meter),
            Scheduler(
                bell: bells.scheduler, setup: setup, store: store, clock: clock, health: health, journal: journal,
                board: channels, outbox: bells.outbox, status: bells.status),
            CalendarReader(
                bell: bells.calendars, setup: setup, clock: clock,
                reading: CalendarUpdate(
                    store: store, clock: clock, interpreter: interpreter, storeHealth: health,
                    board: board, outbox: bells.outbox, journal: journal,
                    turns: turns, scheduler: bells.scheduler),
                turns: turns),
            Reloader(
                requests: reloads, folder: folder, setup: setup, store: store, clock: clock, journal: journal,
                notifier: notifier, reporter: reporter, state: reloadState,
                adopted: {
                    watch()
                    gate.adopt(setup.value.configuration.admin)
                    turns.expectEverything()
                    channels.expectProbes()
                    for bell in [
                        bells.calendars, bells.scheduler, bells.outbox, bells.status, bells.admin, bells.listening,
                    ] {
                        bell.ring()
                    }
                }),
            Listener(
                bell: bells.listening, setup: setup, store: store, clock: clock, journal: journal,
                desk: CommandDesk(setup: setup, store: store, clock: clock, scheduler: bells.scheduler),
                outbox: bells.outbox),
            HangUps(signals: hangUps, requests: reloads),
            Housekeeper(
                bell: bells.housekeeping, setup: setup, store: store, clock: clock, journal: journal,
                scheduler: bells.scheduler),
            reporter,
            server.service(at: options.socket) { listening.ring() },
            AdminListener(server: server, gate: gate, clock: clock, bell: bells.admin, note: { journal.note($0) }),
            Lifecycle(
                notifier: notifier, reporter: reporter, journal: journal, setup: setup, options: options,
                listening: listening),
        ]
        if let patience = notifier.watchdogInterval {
            services.append(Watchdog(patience: patience, pulse: pulse, notifier: notifier))
        }
        var configuration = ServiceGroupConfiguration(
            // Without a name each would be described with all that it has, which took a third of the start.
            services: services.map { .init(service: $0, serviceName: "\(type(of: $0))") },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        // What is not done by then is cut off; the store knows where it was.
        configuration.maximumGracefulShutdownDuration = .seconds(30)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            journal.note(.stopping, .notice, "what took too long was cut off; it is done after the next start")
        }
    }

    /// The dashboard; none when its files have faults, which are no reason to remind nobody.
    private func dashboard(
        _ desk: any AdminDesk, _ gate: Gate, _ setup: SetupInForce, _ folder: ConfigurationFolder, _ journal: Journal
    ) -> Dashboard? {
        let (files, faults) = folder.dashboard()
        for fault in faults { journal.note(.dashboardFaulty, fault) }
        do {
            return try Dashboard(desk, gate, files: files) {
                let setup = setup.value
                return Dashboard.Surroundings(
                    languages: setup.languages, usual: setup.configuration.languages.first ?? "en")
            }
        } catch {
            for fault in error.faults { journal.note(.dashboardFaulty, fault) }
            return nil
        }
    }

    /// Takes up what the last run left: attempts a crash cut off, calendars that are not configured any more.
    private func recover(_ store: any StateStore, _ setup: Setup, _ journal: Journal) async throws {
        for warning in setup.configuration.warnings { journal.note(.configurationWarning, warning) }
        let interrupted = try await store.requeueInterrupted()
        if interrupted > 0 {
            journal.note(
                .resumed, .notice,
                "\(interrupted) deliveries were cut off when the daemon ended and are sent again: they may arrive twice"
            )
        }
        for name in try await store.forgetCalendars(except: Set(setup.sources.keys)) { journal.note(forgotten: name) }
    }

    /// The libraries' own messages are of no use to an operator unless something is wrong.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .critical)
        return logger
    }
}
