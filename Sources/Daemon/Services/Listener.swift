import CivilTime
import ReminderCore
import ServiceLifecycle
import Settings

/// Keeps one ``ListeningAgent`` at work for each place where people may write commands.
struct Listener: Service {
    let bell: Bell
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let journal: Journal
    let desk: CommandDesk
    /// Rung when there is something to deliver.
    let outbox: Bell

    func run() async throws {
        bell.ring()
        try await withThrowingDiscardingTaskGroup { group in
            var agents: [Identity: ListeningAgent] = [:]
            await bell.untilShutdown {
                let sources = Set(setup.value.ears.map(\.listening.source))
                for (source, agent) in agents where !sources.contains(source) {
                    agent.stop()
                    agents[source] = nil
                }
                for source in sources {
                    if let agent = agents[source] {
                        agent.bell.ring()
                    } else {
                        let agent = ListeningAgent(
                            source: source, setup: setup, store: store, clock: clock, journal: journal, desk: desk,
                            outbox: outbox)
                        agents[source] = agent
                        group.addTask { try await bell.silence(onFailureOf: agent.run) }
                    }
                }
            }
            // What a service holds back is not worth waiting for: it hands it out after the next start.
            group.cancelAll()
        }
    }
}

extension Setup {
    /// A channel in whose room commands may be written.
    struct Ear: Sendable {
        let channel: String
        let listening: any Listening
    }

    /// Those channels, by name.
    var ears: [Ear] {
        configuration.channels.compactMap { channel in
            guard channel.commands != nil, let listening = channels[channel.name]?.listening else { return nil }
            return Ear(channel: channel.name, listening: listening)
        }
    }
}
