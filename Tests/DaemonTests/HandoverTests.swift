import CivilTime
import ReminderCore
import Testing

@testable import Daemon

@Suite("Handover")
struct HandoverTests {
    private let world: World
    private let setup: Setup
    private let bell = Bell()
    private let handover: Handover

    init() async throws {
        world = try World(at: "2020-02-10T07:00")
        setup = try world.setup()
        try world.write(calendar("20200210T020000Z", "20200210T020000Z", "20200210T020000Z"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-10T08:00")
        handover = Handover(bell)
        world.channels.open(handover, on: "screen")
        // Its agent has looked once.
        #expect(try keep() == 64)
        free(64)
    }

    private func carrier() throws -> any Channel { try #require(setup.channels["screen"]) }

    /// How many places the channel's agent gets, which are kept for it.
    private func keep() throws -> Int {
        world.channels.reserve(try carrier(), named: "screen", at: world.clock.now).count
    }

    private func free(_ count: Int, taking taken: Int = 0) {
        world.channels.free(
            ChannelBoard.Room(count: count), taking: taken, after: 0, on: "screen", at: world.clock.now)
    }

    /// What the agent was given, when nothing more comes.
    private func gifts() async -> [Delivery] {
        handover.retire()
        var deliveries: [Delivery] = []
        for await gift in handover.gifts { deliveries += gift.deliveries }
        return deliveries
    }

    /// Whether `bell` was rung since it was last asked; it is rung by that.
    private func isRung(_ bell: Bell) -> Bool { !bell.ring() }

    @Test("what is due is given to the agent, and nobody has to look for it")
    func given() async throws {
        try await world.settle(setup)
        #expect(try await world.store.tally().deliveries == [.sending: 3])
        #expect(!isRung(world.outbox))
        #expect(try keep() == 61)
        #expect(await gifts().map(\.attempts) == [1, 1, 1])
    }

    @Test("what there is no place for is queued, and somebody is told to look for it")
    func crowded() async throws {
        #expect(try keep() == 64)
        free(64, taking: 62)
        try await world.settle(setup)
        #expect(try await world.store.tally().deliveries == [.sending: 2, .queued: 1])
        #expect(isRung(world.outbox))
        #expect(await gifts().count == 2)
    }

    @Test("a store that fails keeps no place, and what is due is given once it works again")
    func failing() async throws {
        let work = DueWork(store: world.store, places: (world.channels, world.clock))
        try world.change("CREATE TRIGGER full BEFORE INSERT ON delivery BEGIN SELECT RAISE(FAIL, 'no room'); END")
        await #expect(throws: StoreFailure.self) {
            _ = try await work.settle(with: setup, at: world.clock.now) { _ in }
        }
        #expect(try keep() == 64)
        free(64)
        try world.change("DROP TRIGGER full")
        _ = try await work.settle(with: setup, at: world.clock.now) { _ in }
        #expect(await gifts().count == 3)
    }

    @Test("nothing is given before its time to a service that takes so many in a while, and its agent knows the time")
    func rated() async throws {
        let setup = try world.setup(channels: "screen: { slack: \"http://slack.test/\" }")
        let carrier = try #require(setup.channels["screen"])
        let now = world.clock.now
        // One at a time, and four before it has to wait.
        for _ in 0..<4 {
            #expect(world.channels.reserve(carrier, named: "screen", at: now).count == 1)
            free(1, taking: 1)
            world.channels.free(nil, taking: 0, after: 1, on: "screen", at: now)
        }
        try await world.settle(setup)
        #expect(try await world.store.tally().deliveries == [.queued: 3])
        #expect(isRung(world.outbox))
        let room = world.channels.reserve(carrier, named: "screen", at: now)
        #expect(room.count == 0 && room.next == now + .seconds(1))
        #expect(world.channels.reserve(1, carrier, named: "screen", at: now + .seconds(1)) != nil)
    }

    @Test("a service that asks for patience between one batch and the next is given nothing of the next")
    func patience() async throws {
        try world.write(calendar(of: Array(repeating: "20200210T020000Z", count: 100)), to: "team.ics")
        try await world.read(setup)
        var batches = 0
        let work = DueWork(store: world.store, places: (world.channels, world.clock))
        _ = try await work.settle(with: setup, at: world.clock.now) { settled in
            batches += 1
            if batches > 1 { return }
            // All of the first have ended by then, so that there are places.
            world.channels.free(nil, taking: 0, after: settled.results.count, on: "screen", at: world.clock.now)
            _ = world.channels.note(
                .failure(DeliveryFailure(.retry(after: .seconds(60)), "slow down", status: 429)), on: "screen",
                at: world.clock.now)
        }
        #expect(batches == 2)
        let deliveries = try await world.store.tally().deliveries
        let given = await gifts().count
        #expect(given > 0 && given <= 64)
        #expect(deliveries == [.sending: given, .queued: 100 - given])
    }

    @Test("nothing is given on a channel that is left alone, or asked for patience")
    func leftAlone() async throws {
        let remedies = [DeliveryFailure.Remedy.mendChannel, .retry(after: .seconds(60))]
        for remedy in remedies {
            let board = ChannelBoard([:])
            board.open(Handover(Bell()), on: "screen")
            #expect(board.reserve(try carrier(), named: "screen", at: world.clock.now).count == 64)
            board.free(ChannelBoard.Room(count: 64), taking: 0, after: 0, on: "screen", at: world.clock.now)
            #expect(board.reserve(1, try carrier(), named: "screen", at: world.clock.now) != nil)
            _ = board.note(
                .failure(DeliveryFailure(remedy, "no", status: 429)), on: "screen", at: world.clock.now)
            #expect(board.reserve(1, try carrier(), named: "screen", at: world.clock.now) == nil)
        }
    }

    @Test("an agent that finds all places kept looks again when one is free")
    func turnedAway() throws {
        let reservation = try #require(
            world.channels.reserve(99, try carrier(), named: "screen", at: world.clock.now))
        #expect(reservation.count == 64)
        #expect(try keep() == 0)
        world.channels.redeem(reservation, with: [], at: world.clock.now)
        #expect(isRung(bell))
        #expect(try keep() == 64)
    }

    @Test("an agent that ends is given what was announced before")
    func ending() async throws {
        let reservation = try #require(world.channels.reserve(1, try carrier(), named: "screen", at: world.clock.now))
        handover.retire()
        #expect(world.channels.reserve(1, try carrier(), named: "screen", at: world.clock.now) == nil)
        let delivery = Delivery(
            id: Identity(of: "a"), channel: "screen", payload: [], summary: "a", due: world.clock.now,
            expires: world.clock.now + .seconds(60))
        world.channels.redeem(reservation, with: [delivery], at: world.clock.now)
        #expect(await gifts().map(\.summary) == ["a"])
    }

    @Test(
        "what is given is attempted and written down, and tried again when it fails",
        arguments: [(200, DeliveryState.delivered), (500, .deferred)])
    func attempted(status: Int, state: DeliveryState) async throws {
        world.web.answer(status: status)
        let agent = DeliveryAgent(
            channel: "screen", bell: Bell(), setup: SetupInForce(setup), store: world.store, clock: world.clock,
            health: world.health, journal: world.journal, outcomes: OutcomeBoard(), board: world.channels,
            meter: world.meter, outbox: world.outbox)
        async let work: Void = agent.run()
        // It has opened when it has looked once.
        while world.clock.armed.last != .some(nil) { await Task.yield() }
        try await world.settle(setup)
        agent.bell.silence()
        try await work
        #expect(try await world.store.tally().deliveries == [state: 3])
        #expect(world.web.requests == 3)
    }
}
