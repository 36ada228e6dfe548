import CivilTime
import ReminderCore
import ServiceLifecycle
import Synchronization

/// Reads every calendar when its turn comes, and when it is said to have changed.
struct CalendarReader: Service {
    /// How many calendars are read at once.
    private static let atOnce = 8

    let bell: Bell
    let setup: SetupInForce
    let clock: any AlarmClock
    let reading: CalendarUpdate
    let turns: CalendarTurns

    func run() async throws {
        turns.expectEverything()
        bell.ring()
        try await withThrowingDiscardingTaskGroup { group in
            await bell.untilShutdown {
                let now = clock.now
                let setup = setup.value
                for name in turns.take(among: setup.sources.keys.sorted(), at: now, atOnce: Self.atOnce) {
                    group.addTask {
                        try await bell.silence(onFailureOf: {
                            let next = try await reading.update(name, with: setup, at: now)
                            try await reading.forget(name, unlessIn: self.setup.value)
                            turns.done(name, next: next)
                            bell.ring()
                        })
                    }
                }
                clock.arm(bell, at: turns.next(after: now))
            }
            // What is being read is not worth waiting for: it is read again at the next start.
            group.cancelAll()
        }
    }
}

/// Whose turn it is to be read, and when.
final class CalendarTurns: Sendable {
    private struct State {
        /// When each calendar is read next; one that is missing has its turn now.
        var next: [String: Instant] = [:]
        /// Those being read.
        var underWay: Set<String> = []
        /// Those to be read again as soon as the reading under way is done.
        var again: Set<String> = []
        /// Those who wait for a reading.
        var waiting: [String: [AsyncStream<Void>.Continuation]] = [:]
    }

    private let state = Mutex(State())

    init() {}

    /// Gives every calendar its turn now.
    func expectEverything() {
        state.withLock { state in
            state.again.formUnion(state.underWay)
            state.next = [:]
        }
    }

    /// Gives one calendar its turn now.
    func expect(_ name: String) {
        state.withLock { state in
            if state.underWay.contains(name) { state.again.insert(name) }
            state.next[name] = nil
        }
    }

    /// Tells when a reading of `name` is done that has not begun yet; ask before it is expected.
    func reading(of name: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        state.withLock { $0.waiting[name, default: []].append(continuation) }
        return stream
    }

    /// When a calendar is read next; nil when that is now.
    func next(of name: String) -> Instant? { state.withLock { $0.next[name] } }

    /// Those of `names` whose turn has come and that are not being read, as long as fewer than `atOnce` are.
    func take(among names: [String], at now: Instant, atOnce: Int) -> [String] {
        state.withLock { state in
            state.next = state.next.filter { names.contains($0.key) }
            let due = names.filter { name in
                !state.underWay.contains(name) && state.next[name].map { $0 <= now } ?? true
            }
            let taken = Array(due.prefix(max(0, atOnce - state.underWay.count)))
            state.underWay.formUnion(taken)
            return taken
        }
    }

    /// Notes that a calendar was read and when it has its next turn.
    func done(_ name: String, next: Instant) {
        let waiting = state.withLock { state in
            state.underWay.remove(name)
            let isAgain = state.again.remove(name) != nil
            state.next[name] = isAgain ? nil : next
            // Who asked while it was being read waits for the next reading.
            return isAgain ? [] : state.waiting.removeValue(forKey: name) ?? []
        }
        for continuation in waiting {
            continuation.yield()
            continuation.finish()
        }
    }

    /// When the next turn after `now` is. One that has come and was not taken waits for a place, not for a time.
    func next(after now: Instant) -> Instant? {
        state.withLock { state in
            state.next.filter { $0.value > now && !state.underWay.contains($0.key) }.values.min()
        }
    }
}
