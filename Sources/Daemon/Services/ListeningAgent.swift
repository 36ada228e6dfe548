import CivilTime
import Logging
import ReminderCore

/// Hears what people write where one or several channels post, and has done what they ask for.
///
/// An action is written down before it is done, and where the service is to go on once everything is: after a crash what
/// was asked is answered, and nothing is done twice.
struct ListeningAgent: Sendable {
    /// What is asked of the service.
    let source: Identity
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let journal: Journal
    /// Rung to try again at once.
    let bell = Bell()
    private let end = Bell()
    private let heeding: CommandHeeding
    private let memory: ListeningMemory

    /// How often a service is asked that does not hold its answers back.
    private static let pause = Duration.seconds(2)
    /// How long it is not written down where to go on while nobody writes anything.
    private static let longestUnwritten = Duration.seconds(600)

    init(
        source: Identity, setup: SetupInForce, store: any StateStore, clock: any AlarmClock, journal: Journal,
        desk: CommandDesk, outbox: Bell
    ) {
        (self.source, self.setup, self.store, self.clock, self.journal) = (source, setup, store, clock, journal)
        memory = ListeningMemory(source: source, store: store)
        heeding = CommandHeeding(
            setup: setup, store: store, clock: clock, journal: journal, desk: desk, outbox: outbox, memory: memory)
    }

    /// Has ``run()`` come to its end at once.
    func stop() { end.silence() }

    /// Listens until it is stopped or cancelled.
    func run() async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await listen() }
            group.addTask { for await _ in end.listen() {} }
            try await group.next()
            group.cancelAll()
        }
    }

    private func listen() async throws {
        var bookmark: (text: Secret?, written: Instant)?
        var trouble = ListeningTrouble()
        while !Task.isCancelled {
            let begun = clock.now
            let ears = setup.value.ears.filter { $0.listening.source == source }
            guard let ear = ears.first else {
                // Whoever changed the configuration stops this soon, or has changed it back.
                await wait(until: begun + Self.longestUnwritten)
                continue
            }
            do {
                let from = if let bookmark { bookmark.text } else { try await memory.bookmark(of: ear.channel) }
                let heard = try await ear.listening.listen(from: from, at: begun)
                try await heeding.heed(heard.messages, of: ears)
                let now = clock.now
                let isOld = now - (bookmark?.written ?? now) > Self.longestUnwritten
                if heard.bookmark != from, from == nil || isOld || !heard.messages.isEmpty {
                    try await memory.write(heard.bookmark, of: ear.channel, at: now)
                    bookmark = (heard.bookmark, now)
                } else {
                    bookmark = (heard.bookmark, bookmark?.written ?? now)
                }
                if trouble.isOver() { try await tell(nil, ears) }
                if heard.messages.isEmpty, now - begun < Self.pause { await wait(until: begun + Self.pause) }
            } catch {
                if Task.isCancelled { return }
                // What was handed out and not heeded is asked for again.
                bookmark = nil
                let failure = try ListeningTrouble.failure(error)
                if trouble.isNews(failure) { try await tell(failure, ears) }
                await wait(until: clock.now + trouble.wait(after: failure, of: source))
            }
        }
    }

    /// Says why nobody is heard, or when `failure` is nil that somebody is again.
    private func tell(_ failure: DeliveryFailure?, _ ears: [Setup.Ear]) async throws(StoreFailure) {
        for ear in ears {
            let fields: JournalFields = [.channel: ear.channel]
            if let failure {
                journal.note(
                    .listeningFailed, .warning,
                    "commands that people write on \(ear.channel) are not heard: \(failure.reason)", fields)
            } else {
                journal.note(
                    .listeningRecovered, .notice, "commands that people write on \(ear.channel) are heard again", fields
                )
            }
            try await memory.show(failure, of: ear.channel, at: clock.now)
        }
    }

    private func wait(until instant: Instant) async {
        clock.arm(bell, at: instant)
        for await _ in bell.listen() { break }
        clock.arm(bell, at: nil)
    }
}
