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
