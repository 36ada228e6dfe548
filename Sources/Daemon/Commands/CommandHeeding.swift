import Admin
import CivilTime
import Logging
import ReminderCore
import Settings

/// Has done what people write commands for who may, and has them answered.
struct CommandHeeding: Sendable {
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let journal: Journal
    let desk: CommandDesk
    /// Rung when there is something to deliver.
    let outbox: Bell
    let memory: ListeningMemory
    private let manners = CommandManners()

    /// What was asked longer ago is not answered: people have found another way.
    private static let patience = Duration.seconds(300)
    /// How long a store is left alone that cannot take an answer.
    private static let pause = Duration.seconds(5)

    init(
        setup: SetupInForce, store: any StateStore, clock: any AlarmClock, journal: Journal, desk: CommandDesk,
        outbox: Bell, memory: ListeningMemory
    ) {
        (self.setup, self.store, self.clock, self.journal) = (setup, store, clock, journal)
        (self.desk, self.outbox, self.memory) = (desk, outbox, memory)
    }

    /// Heeds what is a command in `messages`, which all of `ears` hear.
    func heed(_ messages: [HeardMessage], of ears: [Setup.Ear]) async throws {
        for message in messages {
            guard let command = ChatCommand(message.text) else { continue }
            let now = clock.now
            if let written = message.written, now - written > Self.patience { continue }
            for ear in ears {
                guard let own = try await ear.listening.own(message) else { continue }
                try await heed(command, in: own, on: ear.channel, at: now)
                // Another channel that posts into the same room would say the same.
                break
            }
        }
    }

    private func heed(
        _ command: ChatCommand, in message: HeardMessage, on channel: String, at now: Instant
    ) async throws {
        guard isAllowed(command, message, on: channel, at: now) else { return }
        let id = Notice.id(answering: message, on: channel)
        if command.verb.isAction {
            guard try await memory.begin(id, of: channel, at: now) else { return }
        }
        let answer = await carryOut(command, message, on: channel)
        guard var delivery = setup.value.delivery(of: Notice(answer, to: message, on: channel, at: now)) else { return }
        // Elsewhere nobody asked.
        delivery.fallback = nil
        try await enqueue(delivery)
        outbox.ring()
    }

    /// Puts an answer into the outbox, however long the store refuses: what it tells of has been done.
    private func enqueue(_ delivery: Delivery) async throws {
        while true {
            do {
                return try await store.enqueue(delivery, at: clock.now)
            } catch {
                guard error.isTemporary else { throw error }
                let wait = Bell()
                clock.arm(wait, at: clock.now + Self.pause)
                for await _ in wait.listen() { break }
                clock.arm(wait, at: nil)
                try Task.checkCancellation()
            }
        }
    }

    private func carryOut(
        _ command: ChatCommand, _ message: HeardMessage, on channel: String
    ) async -> CommandAnswer {
        let what = "/\(command.verb.rawValue) of '\(message.name)' on \(channel)"
        do {
            let answer = try await desk.carryOut(command, in: message, on: channel)
            journal.note(.commandHeard, .info, "answered \(what)", [.channel: channel])
            return answer
        } catch {
            let remedy = error.remedy.isEmpty ? "" : "; \(error.remedy)"
            journal.note(.commandFailed, .warning, "cannot do \(what): \(error.problem)\(remedy)", [.channel: channel])
            return .failed
        }
    }

    private func isAllowed(
        _ command: ChatCommand, _ message: HeardMessage, on channel: String, at now: Instant
    ) -> Bool {
        let isKnown = setup.value.configuration.channel(channel)?.commands?.allow(message) ?? false
        switch manners.judgement(of: message.senders.first ?? "", isAllowed: isKnown, at: now) {
        case .heeded: return true
        case .ignored(isNews: false): return false
        case .ignored(isNews: true):
            let why =
                isKnown
                ? "there were too many" : "the channel's 'commands' do not name '\(message.senders.first ?? "")'"
            journal.note(
                .commandIgnored, .notice,
                "ignored /\(command.verb.rawValue) of '\(message.name)' on \(channel): \(why)", [.channel: channel])
            return false
        }
    }
}

extension HeardMessage {
    /// What people call who wrote it.
    var name: String { senders.last ?? "somebody" }
}
