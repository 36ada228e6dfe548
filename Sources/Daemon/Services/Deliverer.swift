import CivilTime
import ReminderCore
import ServiceLifecycle

/// Keeps one ``DeliveryAgent`` at work for each channel.
struct Deliverer: Service {
    let bell: Bell
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let health: StoreHealth
    let journal: Journal
    let outcomes: OutcomeBoard
    let board: ChannelBoard
    let meter: DeliveryMeter

    func run() async throws {
        bell.ring()
        try await withThrowingDiscardingTaskGroup { group in
            var agents: [String: Bell] = [:]
            await bell.untilShutdown {
                let channels = Set(setup.value.channels.keys)
                for (name, agent) in agents where !channels.contains(name) {
                    // What it has under way it ends; what waits stays in the outbox until it expires.
                    clock.arm(agent, at: nil)
                    agent.silence()
                    agents[name] = nil
                }
                for name in channels {
                    if let agent = agents[name] {
                        agent.ring()
                    } else {
                        let agent = DeliveryAgent(
                            channel: name, bell: Bell(), setup: setup, store: store, clock: clock, health: health,
                            journal: journal, outcomes: outcomes, board: board, meter: meter, outbox: bell)
                        agents[name] = agent.bell
                        group.addTask { try await bell.silence(onFailureOf: agent.run) }
                    }
                }
            }
            for agent in agents.values { agent.silence() }
        }
    }
}
