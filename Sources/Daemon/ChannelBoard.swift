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
        /// How many places are kept for attempts that the store is being asked for.
        var reserved = 0
        /// Whether its agent found no place while some were kept.
        var isTurnedAway = false
        /// How its agent gets what others claim for it; nil while there is none.
        var handover: Handover?
        /// In which time the service asked to be left alone.
        var pause: Range<Instant>?
        /// Whether an open breaker is to be tried at once.
        var isProbeExpected = false

        mutating func expectProbe() { (isProbeExpected, pause) = (true, nil) }

        /// Frees `places` that were kept, `count` of which are taken.
        mutating func free(_ places: Int, taking count: Int, at now: Instant) {
            reserved -= places
            if count == 0 { return }
            underWay += count
            bucket?.take(count, at: now)
            isProbeExpected = false
        }

        /// Whom to tell that there are places again: its agent, when it found none and none is kept any more.
        mutating func takeWhoWasTurnedAway() -> Bell? {
            guard isTurnedAway, reserved == 0 else { return nil }
            isTurnedAway = false
            return handover?.bell
        }

        /// What may begin of `concurrency` at a time, once `ended` of those under way are written down.
        func room(of concurrency: Int, after ended: Int, at now: Instant) -> Room {
            let taken = underWay + reserved - ended
            let free = concurrency - taken
            if free <= 0 { return Room(count: 0) }
            // A pause that has not begun was asked for before the clock was put back.
            if let pause, pause.contains(now) { return Room(count: 0, next: pause.upperBound) }
            let available = bucket.map { $0.available(at: now) - reserved } ?? free
            // Who finds none because some are kept is told when they are free.
            if available <= 0 { return Room(count: 0, next: reserved > 0 ? nil : bucket?.next(after: now)) }
            guard let opening = breaker.opening else { return Room(count: min(free, available)) }
            if taken > 0 { return Room(count: 0) }
            let isDue = isProbeExpected || breaker.limit(at: now) > 0
            return isDue ? Room(count: 1, isProbe: true) : Room(count: 0, next: opening.probe)
        }
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

    /// Keeps all places for its agent that there are on `channel` at `now`, once `ended` of the attempts under way are written
    /// down. They are to be freed when it is known how many are needed.
    func reserve(_ carrier: any Channel, named channel: String, after ended: Int = 0, at now: Instant) -> Room {
        entries.withLock { entries in
            var entry = entries[channel] ?? Entry(breaker: Breaker())
            if entry.rate != carrier.rate {
                entry.rate = carrier.rate
                entry.bucket = carrier.rate.map { TokenBucket($0) }
            }
            let room = entry.room(of: carrier.concurrency, after: ended, at: now)
            if room.count == 0, entry.reserved > 0 { entry.isTurnedAway = true }
            entry.reserved += room.count
            entries[channel] = entry
            return room
        }
    }

    /// Notes that of the places in `room`, or none, `count` are taken at `now`, and that `ended` attempts are written down.
    func free(_ room: Room?, taking count: Int, after ended: Int, on channel: String, at now: Instant) {
        let waiting = entries.withLock { entries in
            entries[channel]?.underWay -= ended
            entries[channel]?.free(room?.count ?? 0, taking: count, at: now)
            return entries[channel]?.takeWhoWasTurnedAway()
        }
        waiting?.ring()
    }

    /// Lets what others queue on `channel` be given to its agent.
    func open(_ handover: Handover, on channel: String) {
        entries.withLock { $0[channel, default: Entry(breaker: Breaker())].handover = handover }
    }

    /// Places that are kept for what is about to be queued.
    struct Reservation: Sendable {
        let channel: String
        let count: Int
        fileprivate let carrier: any Channel
        fileprivate let handover: Handover
    }

    /// Keeps up to `limit` places on `channel` at `now`, to be redeemed; nil when there is none, or when an attempt is to tell
    /// whether the channel works again.
    func reserve(_ limit: Int, _ carrier: any Channel, named channel: String, at now: Instant) -> Reservation? {
        entries.withLock { entries in
            // Its agent knows how much the service takes.
            guard let entry = entries[channel], entry.rate == carrier.rate, let handover = entry.handover else {
                return nil
            }
            let room = entry.room(of: carrier.concurrency, after: 0, at: now)
            guard room.count > 0, !room.isProbe, handover.announce() else { return nil }
            let count = min(limit, room.count)
            entries[channel]?.reserved += count
            return Reservation(channel: channel, count: count, carrier: carrier, handover: handover)
        }
    }

    /// Gives the channel's agent what was claimed at `now` in places that were kept, and frees the others.
    func redeem(_ reservation: Reservation, with deliveries: [Delivery], at now: Instant) {
        let waiting = entries.withLock { entries in
            entries[reservation.channel]?.free(reservation.count, taking: deliveries.count, at: now)
            return entries[reservation.channel]?.takeWhoWasTurnedAway()
        }
        reservation.handover.give(
            deliveries.isEmpty ? nil : Handover.Gift(deliveries: deliveries, carrier: reservation.carrier))
        waiting?.ring()
    }

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
