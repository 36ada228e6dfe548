import CivilTime
import ReminderCore
import Synchronization

/// How each channel is, for its agent and for the status: what is under way, whether it is left alone, how much its
/// service takes.
final class ChannelBoard: Sendable {
    /// One channel.
    private struct Entry {
        var breaker: Breaker
        var bucket: TokenBucket?
        var rate: Rate?
        var underWay = 0
        /// In which time the service asked to be left alone.
        var pause: Range<Instant>?
        /// Whether an open breaker is to be tried at once.
        var isProbeExpected = false

        mutating func expectProbe() { (isProbeExpected, pause) = (true, nil) }
    }

    /// A service that asks for a longer pause than this is as good as down: what waits goes another way, if there is one.
    private static let longPause = Duration.seconds(600)

    private let entries: Mutex<[String: Entry]>

    /// - Parameter openings: The breakers that were open when the daemon ended.
    init(_ openings: [String: Breaker.Opening]) {
        entries = Mutex(openings.mapValues { Entry(breaker: Breaker($0)) })
    }

    /// Why `channel` is left alone; nil while it is not.
    func opening(of channel: String) -> Breaker.Opening? { entries.withLock { $0[channel]?.breaker.opening } }

    /// Until when the service of `channel` asked to be left alone; nil when it did not, or the time is over at `now`.
    func pause(of channel: String, at now: Instant) -> Instant? {
        entries.withLock { $0[channel]?.pause.flatMap { $0.contains(now) ? $0.upperBound : nil } }
    }

    /// Lets every channel that is left alone be tried at once: the configuration changed, or an operator wants it.
    func expectProbes() {
        entries.withLock { entries in
            for name in entries.keys { entries[name]?.expectProbe() }
        }
    }

    /// Lets `channel` be tried at once.
    func expectProbe(of channel: String) { entries.withLock { $0[channel]?.expectProbe() } }

    /// What may begin on a channel.
    struct Room: Hashable {
        /// How many attempts.
        let count: Int
        /// When none may: when to look again; nil when only the end of what is under way can tell.
        var next: Instant?
        /// Whether the one attempt is to tell whether the channel works again.
        var isProbe = false
    }

    /// What may begin on `channel` at `now`, once `ended` of the attempts under way are written down.
    func room(_ carrier: any Channel, named channel: String, after ended: Int = 0, at now: Instant) -> Room {
        entries.withLock { entries in
            var entry = entries[channel] ?? Entry(breaker: Breaker())
            if entry.rate != carrier.rate {
                entry.rate = carrier.rate
                entry.bucket = carrier.rate.map { TokenBucket($0) }
            }
            entries[channel] = entry
            let underWay = entry.underWay - ended
            let free = carrier.concurrency - underWay
            if free <= 0 { return Room(count: 0) }
            // A pause that has not begun was asked for before the clock was put back.
            if let pause = entry.pause, pause.contains(now) { return Room(count: 0, next: pause.upperBound) }
            let available = entry.bucket?.available(at: now) ?? free
            if available <= 0 { return Room(count: 0, next: entry.bucket?.next(after: now)) }
            guard let opening = entry.breaker.opening else { return Room(count: min(free, available)) }
            if underWay > 0 { return Room(count: 0) }
            let isDue = entry.isProbeExpected || entry.breaker.limit(at: now) > 0
            return isDue ? Room(count: 1, isProbe: true) : Room(count: 0, next: opening.probe)
        }
    }

    /// Notes that `count` attempts begin on `channel` at `now`.
    func begin(_ count: Int, on channel: String, at now: Instant) {
        entries.withLock { entries in
            entries[channel]?.underWay += count
            entries[channel]?.bucket?.take(count, at: now)
            if count > 0 { entries[channel]?.isProbeExpected = false }
        }
    }

    /// Notes that `count` attempts on `channel` are done and written down.
    func end(_ count: Int, on channel: String) { entries.withLock { $0[channel]?.underWay -= count } }

    /// What an attempt was to a channel's breaker.
    struct News: Hashable {
        /// Nil when it is no event.
        let event: Breaker.Event?
        /// How it was; nil when it was closed.
        let before: Breaker.Opening?
        /// How it is; nil when it is closed.
        let now: Breaker.Opening?

        /// Whether it is another one now.
        var isAny: Bool { before != now }
    }

    /// Notes what an attempt on `channel` came to at `now`.
    func note(_ result: Result<Receipt, DeliveryFailure>, on channel: String, at now: Instant) -> News {
        entries.withLock { entries in
            var entry = entries[channel] ?? Entry(breaker: Breaker())
            let before = entry.breaker.opening
            let event: Breaker.Event?
            switch result {
            case .success: event = entry.breaker.succeeded()
            case .failure(let failure):
                switch failure.remedy {
                // It answers, and what it does not like is the notice.
                case .simplify, .giveUp: event = entry.breaker.succeeded()
                case .mendChannel: event = entry.breaker.failed(.refused, failure.reason, at: now)
                case .retry(let wait?) where wait > Self.longPause:
                    event = entry.breaker.leaveAlone(until: now + wait, failure.reason, at: now)
                case .retry(let wait):
                    // A service that asks for patience works; one that does not say for how long gets some, too.
                    let isPatience = failure.status == 429
                    let pause = wait ?? (isPatience ? RetryPolicy.standard.base : .zero)
                    if pause > .zero, isPatience || failure.status == 503 { entry.pause = now..<now + pause }
                    event = isPatience ? nil : entry.breaker.failed(.failing, failure.reason, at: now)
                }
            }
            entries[channel] = entry
            return News(event: event, before: before, now: entry.breaker.opening)
        }
    }
}
