import Admin
import CivilTime
import ReminderCore
import Store
import Testing

@testable import Daemon

@Suite("Metrics")
struct MetricsDeskTests {
    let world: World

    init() throws { world = try World() }

    @Test("attempts and what they came to are counted for each channel, and for nobody else")
    func counts() async throws {
        let setup = try await due()
        world.web.answer(status: 503)
        try await world.deliver(setup)
        var metrics = await metrics(setup)
        #expect(metrics["nhaclich_delivery_attempts{screen,deferred}"] == 1)
        #expect(metrics["nhaclich_retries{screen,unavailable}"] == 1)
        #expect(metrics["nhaclich_queue_depth{screen}"] == 1)
        #expect(metrics["nhaclich_deliveries{screen,delivered}"] == 0)
        world.clock.move(by: .seconds(60))
        world.web.answer(with: "ok")
        try await world.deliver(setup)
        metrics = await self.metrics(setup)
        #expect(metrics["nhaclich_delivery_attempts{screen,delivered}"] == 1)
        #expect(metrics["nhaclich_deliveries{screen,delivered}"] == 1)
        #expect(metrics["nhaclich_queue_depth{screen}"] == 0)
        #expect(metrics["nhaclich_reminders{settled}"] == 1)
        #expect(metrics["nhaclich_calendar_up{team}"] == 1)
        #expect(metrics["nhaclich_calendar_events{team}"] == 1)
        let lateness = world.meter["screen"].lateness
        #expect(lateness.count == 1 && lateness.sum == 60)
    }

    @Test("what is given up while nobody tries it is counted, too")
    func expired() async throws {
        let setup = try await due()
        world.web.answer(status: 503)
        try await world.deliver(setup)
        world.clock.move(by: .seconds(86_400))
        #expect(try await world.store.expireDeliveries(at: world.clock.now).count == 1)
        #expect(await metrics(setup)["nhaclich_deliveries{screen,expired}"] == 1)
        #expect(world.meter["screen"].attempts == [.deferred: 1])
    }

    @Test("a channel that is left alone is down, and a configuration that was refused is told")
    func trouble() async throws {
        let setup = try await due()
        world.web.answer(status: 404)
        try await world.deliver(setup)
        let reload = ReloadState(configured: world.clock.now)
        reload.refused([Diagnostic(at: Diagnostic.Location(file: "nhaclich.yaml"), "no good")])
        let metrics = await metrics(setup, reload)
        #expect(metrics["nhaclich_channel_up{screen}"] == 0)
        #expect(metrics["nhaclich_retries{screen,refused}"] == 1)
        #expect(metrics["nhaclich_config_last_reload_successful"] == 0)
    }

    @Test("a store that fails is told without its words, and the rest is measured all the same")
    func failingStore() async throws {
        let setup = try world.setup()
        let store = try SQLiteStore(folder: "\(world.root)/other")
        #expect(await desk(setup, store).readiness() == HealthAnswer(problems: []))
        store.close()
        let readiness = await desk(setup, store).readiness()
        #expect(readiness.status == "failing")
        #expect(readiness.problems == ["the store fails: see nhaclich status"])
        let metrics = samples(await desk(setup, store).families())
        #expect(metrics["nhaclich_store_up"] == 0)
        #expect(metrics["nhaclich_queue_depth{screen}"] == nil)
        #expect(metrics["nhaclich_channel_up{screen}"] == 1)
    }

    /// One reminder that is due, and its delivery in the outbox.
    private func due() async throws -> Setup {
        let setup = try world.setup()
        try world.write(calendar("20200210T030000Z"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-10T09:00")
        try await world.settle(setup)
        return setup
    }

    private func desk(_ setup: Setup, _ store: any StateStore, _ reload: ReloadState? = nil) -> MetricsDesk {
        MetricsDesk(
            version: "1", started: world.clock.now, setup: SetupInForce(setup), store: store, clock: world.clock,
            storeHealth: world.health, board: world.board, channels: world.channels,
            reloadState: reload ?? ReloadState(configured: world.clock.now), meter: world.meter, pulse: Pulse([]),
            upcoming: KeptCounts())
    }

    private func metrics(_ setup: Setup, _ reload: ReloadState? = nil) async -> [String: Double] {
        samples(await desk(setup, world.store, reload).families())
    }

    /// The numbers by name and the values of the labels.
    private func samples(_ families: [MetricFamily]) -> [String: Double] {
        var samples: [String: Double] = [:]
        for family in families {
            for sample in family.samples {
                guard case .number(let number) = sample.value else { continue }
                let labels = sample.labels.map(\.value).joined(separator: ",")
                samples[family.name + (labels.isEmpty ? "" : "{\(labels)}")] = number
            }
        }
        return samples
    }
}
