import Admin
import CivilTime
import HostSystem
import ReminderCore
import Settings

/// Tells machines how the daemon is: in numbers, and in yes or no.
///
/// What it asks of the store does not grow with what is in it, so it may be asked every few seconds.
struct MetricsDesk: Sendable {
    let version: String
    let started: Instant
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let storeHealth: StoreHealth
    let board: CalendarBoard
    let channels: ChannelBoard
    let reloadState: ReloadState
    let meter: DeliveryMeter
    let pulse: Pulse
    let upcoming: KeptCounts

    /// Everything that is measured. Of a store that fails only that.
    func families() async -> [MetricFamily] {
        let setup = setup.value
        var stored: [MetricFamily] = []
        var isStoreUp = storeHealth.failure == nil
        do throws(StoreFailure) {
            stored = try await storedFamilies(setup)
        } catch { isStoreUp = false }
        return daemonFamilies(isStoreUp: isStoreUp) + stored + deliveryFamilies(setup) + calendarFamilies(setup)
            + processFamilies()
    }

    /// Whether the services that remind do what they are asked.
    func health() -> HealthAnswer {
        HealthAnswer(
            problems: pulse.deaf(at: MonotonicClock.now).map { "the \($0) has not listened for more than a minute" })
    }

    /// Whether the daemon can do what it is for. What the store says of itself stays with those who may ask more.
    func readiness() async -> HealthAnswer {
        var problems = health().problems
        do throws(StoreFailure) {
            _ = try await store.nextDue()
            if let failure = storeHealth.failure { throw failure }
        } catch { problems.append("the store fails: see nhaclich status") }
        return HealthAnswer(problems: problems)
    }

    private func daemonFamilies(isStoreUp: Bool) -> [MetricFamily] {
        let reload = reloadState.value
        return [
            MetricFamily(
                .gauge, "nhaclich_build_info", "Always 1; which version runs", [.init(1, .init("version", version))]),
            MetricFamily(
                .gauge, "nhaclich_config_last_reload_successful",
                "Whether the configuration last read is in force", [.init(reload.faults.isEmpty)]),
            MetricFamily(
                .gauge, "nhaclich_config_last_reload_success_timestamp_seconds",
                "When the configuration in force was read", [.init(reload.configured.seconds)]),
            MetricFamily(.gauge, "nhaclich_store_up", "Whether the store does what it is asked", [.init(isStoreUp)]),
        ]
    }

    private func storedFamilies(_ setup: Setup) async throws(StoreFailure) -> [MetricFamily] {
        let tally = try await store.tally()
        let ended = store.ended
        let now = clock.now
        let silences = try await store.silences(at: now).count
        // After a restart that is when it last said something new, until it is read again.
        let understood = Dictionary(try await store.calendars().map { ($0.name, $0.lastRead) }) { first, _ in first }
        let upcoming = try await upcoming.counts(in: store, at: now)
        let names = names(setup, Set(ended.keys).union(tally.waiting.filter { $0.value > 0 }.keys))
        return [
            MetricFamily(
                .gauge, "nhaclich_reminders", "Reminders in the store, by their state",
                ReminderState.allCases.map { .init(tally.reminders[$0] ?? 0, .init("state", $0.rawValue)) }),
            MetricFamily(
                .gauge, "nhaclich_next_due_timestamp_seconds", "When the next planned reminder is due",
                tally.nextDue.map { [.init($0.seconds)] } ?? []),
            MetricFamily(
                .gauge, "nhaclich_silences", "Silences that are not over", [.init(silences)]),
            MetricFamily(
                .gauge, "nhaclich_calendar_events", "Events to come, counted once a minute",
                setup.configuration.calendars.map { .init(upcoming[$0.name] ?? 0, .init("calendar", $0.name)) }),
            MetricFamily(
                .gauge, "nhaclich_calendar_last_success_timestamp_seconds",
                "When the calendar last answered, changed or not",
                setup.configuration.calendars.compactMap { calendar in
                    let last = board.entry(of: calendar.name).lastRead ?? understood[calendar.name].flatMap(\.self)
                    return last.map { .init($0.seconds, .init("calendar", calendar.name)) }
                }),
            MetricFamily(
                .gauge, "nhaclich_queue_depth", "Deliveries that wait for an attempt",
                names.map { .init(tally.waiting[$0] ?? 0, .init("channel", $0)) }),
            MetricFamily(
                .counter, "nhaclich_deliveries", "Deliveries that came to their end, by what they came to",
                names.flatMap { name in
                    DeliveryState.allCases.filter(\.isFinal).map { state in
                        .init(ended[name]?[state] ?? 0, .init("channel", name), .init("outcome", state.rawValue))
                    }
                }),
        ]
    }

    /// The configured channels, and those besides that there is something to tell of.
    private func names(_ setup: Setup, _ others: Set<String>) -> [String] {
        let configured = setup.configuration.channels.map(\.name)
        return configured + others.subtracting(configured).sorted()
    }

    private func deliveryFamilies(_ setup: Setup) -> [MetricFamily] {
        let meters = setup.configuration.channels.map { (MetricFamily.Label("channel", $0.name), meter[$0.name]) }
        return [
            MetricFamily(
                .gauge, "nhaclich_channel_up", "Whether the channel is used, and not left alone because it fails",
                setup.configuration.channels.map {
                    .init(channels.opening(of: $0.name) == nil, .init("channel", $0.name))
                }),
            MetricFamily(
                .counter, "nhaclich_delivery_attempts", "Attempts to deliver, by what the delivery was after them",
                meters.flatMap { label, meter in
                    [DeliveryState.delivered, .accepted, .deferred, .failed, .expired].map {
                        .init(meter.attempts[$0] ?? 0, label, .init("outcome", $0.rawValue))
                    }
                }),
            MetricFamily(
                .counter, "nhaclich_retries", "Attempts that are made again, by what was in the way",
                meters.flatMap { label, meter in
                    DeliveryFailure.Cause.allCases.map {
                        .init(meter.retries[$0] ?? 0, label, .init("reason", $0.rawValue))
                    }
                }),
            MetricFamily(
                .histogram, "nhaclich_delivery_lateness_seconds", "How long after its time a notice arrived",
                meters.map { .init($1.lateness, $0) }),
            MetricFamily(
                .histogram, "nhaclich_delivery_duration_seconds", "How long an attempt to deliver took",
                meters.map { .init($1.duration, $0) }),
        ]
    }

    private func calendarFamilies(_ setup: Setup) -> [MetricFamily] {
        let entries = setup.configuration.calendars.map {
            (MetricFamily.Label("calendar", $0.name), board.entry(of: $0.name))
        }
        return [
            MetricFamily(
                .gauge, "nhaclich_calendar_up", "Whether the calendar was read, and the last reading was good",
                entries.map { .init($1.lastRead != nil && $1.failure == nil, $0) }),
            MetricFamily(
                .gauge, "nhaclich_calendar_held", "Events that were lost at once, which is not believed yet",
                entries.map { .init($1.held, $0) }),
            MetricFamily(
                .gauge, "nhaclich_calendar_faults", "Places of the calendar that could not be understood",
                entries.map { .init($1.faults, $0) }),
            MetricFamily(
                .gauge, "nhaclich_calendar_reviews", "Events that wait for an operator's word",
                entries.map { .init($1.waiting, $0) }),
        ]
    }

    private func processFamilies() -> [MetricFamily] {
        let usage = ProcessUsage.now
        return [
            MetricFamily(
                .gauge, "process_start_time_seconds", "When the daemon started", [.init(started.seconds)]),
            MetricFamily(
                .counter, "process_cpu_seconds", "Time that processors worked for the daemon",
                [.init(usage.processorSeconds)]),
            MetricFamily(
                .gauge, "process_resident_memory_bytes", "Memory of the machine that the daemon takes",
                usage.residentBytes.map { [.init($0)] } ?? []),
            MetricFamily(
                .gauge, "process_virtual_memory_bytes", "Memory in the daemon's address space",
                usage.virtualBytes.map { [.init($0)] } ?? []),
            MetricFamily(
                .gauge, "process_open_fds", "Files that the daemon has open",
                usage.openFiles.map { [.init($0)] } ?? []),
            MetricFamily(
                .gauge, "process_max_fds", "How many files the daemon may have open", [.init(usage.mostOpenFiles)]),
        ]
    }
}

extension Instant {
    /// Seconds since 1970, as Prometheus wants times.
    fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}
