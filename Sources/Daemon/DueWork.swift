import CivilTime
import ReminderCore
import Settings

/// Turns what is due into deliveries in the outbox: reminders, changes that people have to hear of, digests.
///
/// It remembers nothing: everything is in the store, and each piece of work and its deliveries are one transaction.
struct DueWork: Sendable {
    /// What was made of something that was due.
    enum Result: Sendable {
        case reminder(RoutedReminder, Occurrence)
        case change(PendingChange, [Notice])
        /// Nil for one that was due too long ago.
        case digest(DigestRule, Digest?, [Notice])
    }

    /// What was settled together.
    struct Settled: Sendable {
        let results: [Result]
        /// Whether some of what was queued waits for somebody to begin with it.
        var isMoreQueued = true
        /// What lost its use before it could begin.
        var expired: [DeliveryRecord] = []
    }

    /// How much is settled in one transaction. While one is made, what ended cannot be written down, nor anything begin: with
    /// large ones, channels stand still.
    private static let batch = 64

    let store: any StateStore
    /// Where there may be room to begin with reminders at once, and what time it is then; nil for nowhere.
    var places: (board: ChannelBoard, clock: any AlarmClock)?

    /// Settles everything that is due at `now`, and tells `settled` of it piece by piece.
    ///
    /// - Returns: When there is something to do again; nil when nothing is known of.
    func settle(
        with setup: Setup, at now: Instant, _ settled: (Settled) -> Void
    ) async throws(StoreFailure) -> Instant? {
        let due = try await store.due(at: now, limit: Self.batch)
        // What changed comes first: a reminder that follows it says how things are now.
        let held = try await settleChanges(due, with: setup, at: now, settled)
        try await settleReminders(due, with: setup, at: now, settled)
        let digests = try await settleDigests(with: setup, at: now, settled)
        return [held, digests, due.next].compactMap(\.self).min()
    }

    /// Reminders that are due, read together, and what becomes of them.
    private struct Batch: Sendable {
        let settlements: [Settlement]
        let results: [Result]
        /// How many deliveries there are on each channel.
        let counts: [String: Int]
        /// The last of them, when there may be more.
        let last: DueReminder?

        init(_ due: DueItems, with setup: Setup, at now: Instant) {
            let isAll = due.reminders.count < DueWork.batch
            let reminders = isAll ? due.reminders[...] : due.reminders.withoutPart
            let routed = setup.router.route(Array(reminders), at: now, silences: due.silences)
            settlements = zip(routed, reminders).map { item, reminder in
                Settlement(
                    reminder: item.reminder.id, at: reminder.place, state: item.state,
                    deliveries: setup.deliveries(of: item.notices))
            }
            results = zip(routed, reminders).map { .reminder($0, $1.occurrence) }
            counts = settlements.lazy.flatMap(\.deliveries).reduce(into: [:]) { $0[$1.channel, default: 0] += 1 }
            last = isAll ? nil : reminders.last
        }
    }

    /// Settles reminders that are due, `due` first: while one batch is written down, the next is read and put into words.
    private func settleReminders(
        _ due: DueItems, with setup: Setup, at now: Instant, _ settled: (Settled) -> Void
    ) async throws(StoreFailure) {
        var next: Batch? = Batch(due, with: setup, at: now)
        while let batch = next, !batch.settlements.isEmpty {
            guard let last = batch.last else { return try await write(batch, with: setup, at: now, settled) }
            async let following = self.batch(after: last, with: setup, at: now)
            try await write(batch, with: setup, at: now, settled)
            next = try await following.get()
        }
    }

    /// Writes a batch down, and gives the channels' agents what there is room for.
    private func write(
        _ batch: Batch, with setup: Setup, at now: Instant, _ settled: (Settled) -> Void
    ) async throws(StoreFailure) {
        let reservations = batch.counts.compactMap { channel, count in
            setup.channels[channel].flatMap { carrier in
                places.flatMap { $0.board.reserve(count, carrier, named: channel, at: $0.clock.now) }
            }
        }
        let proceedings: [String: Proceedings]
        do {
            let rooms = Dictionary(uniqueKeysWithValues: reservations.map { ($0.channel, $0.count) })
            proceedings = try await store.settle(batch.settlements, claiming: rooms, at: now)
        } catch {
            redeem(reservations, with: [:])
            throw error
        }
        redeem(reservations, with: proceedings)
        settled(
            Settled(
                results: batch.results,
                isMoreQueued: batch.counts.contains { channel, count in
                    proceedings[channel].map { $0.isMoreQueued || $0.claimed.taken.count < count } ?? true
                },
                expired: proceedings.values.flatMap(\.claimed.expired)))
    }

    private func redeem(_ reservations: [ChannelBoard.Reservation], with proceedings: [String: Proceedings]) {
        guard let places else { return }
        for reservation in reservations {
            let taken = proceedings[reservation.channel]?.claimed.taken ?? []
            places.board.redeem(reservation, with: taken, at: places.clock.now)
        }
    }

    /// The batch that comes after the reminder `last`.
    private func batch(
        after last: DueReminder, with setup: Setup, at now: Instant
    ) async -> Swift.Result<Batch, StoreFailure> {
        do {
            let due = try await store.due(at: now, after: last, limit: Self.batch)
            return .success(Batch(due, with: setup, at: now))
        } catch { return .failure(error) }
    }

    /// - Returns: When changes are to be told that are kept back by quiet hours or a silence; nil when none are.
    private func settleChanges(
        _ due: DueItems, with setup: Setup, at now: Instant, _ settled: (Settled) -> Void
    ) async throws(StoreFailure) -> Instant? {
        var held: Instant?
        var pending = due.changes
        while let last = pending.last {
            var results: [(PendingChange, [Notice])] = []
            for change in pending {
                if let later = setup.announcer.notBefore(change, at: now, silences: due.silences) {
                    held = min(held ?? later, later)
                } else {
                    results.append((change, setup.announcer.notices(of: change, at: now)))
                }
            }
            if !results.isEmpty {
                let settlements = results.map { change, notices in
                    ChangeSettlement(change, deliveries: setup.deliveries(of: notices))
                }
                try await store.settle(settlements, at: now)
                settled(Settled(results: results.map { .change($0, $1) }))
            }
            if pending.count < Self.batch { break }
            pending = try await store.pendingChanges(after: last.number, limit: Self.batch)
        }
        return held
    }

    /// - Returns: When the next digest is due; nil when there is none.
    private func settleDigests(
        with setup: Setup, at now: Instant, _ settled: (Settled) -> Void
    ) async throws(StoreFailure) -> Instant? {
        var next: Instant?
        for rule in setup.configuration.digests {
            var state = try await store.digestState(of: rule.name, at: now).known(at: now)
            let due = rule.next(after: state, in: setup.zone)
            if due <= now {
                let isMissed = now - due > DigestRule.lateness
                let (digest, notices) = isMissed ? (nil, []) : try await make(rule, state, due, with: setup, at: now)
                state = DigestState(since: isMissed ? state.since : now, settledUpTo: now)
                let deliveries = setup.deliveries(of: notices)
                try await store.settle(digest: rule.name, state, deliveries, at: now)
                settled(Settled(results: [.digest(rule, digest, notices)]))
            }
            let following = rule.next(after: state, in: setup.zone)
            next = min(next ?? following, following)
        }
        return next
    }

    /// The digest of `rule` that was due at `due`, as each of its channels gets it.
    private func make(
        _ rule: DigestRule, _ state: DigestState, _ due: Instant, with setup: Setup, at now: Instant
    ) async throws(StoreFailure) -> (Digest?, [Notice]) {
        let until = max(now + setup.configuration.horizon, setup.zone.instant(rule.window, after: now))
        // A channel that wants no reminders has its overview all the same.
        let silences = try await store.silences(at: now).filter { $0.channel == nil }
        let material = try await store.digestMaterial(since: state.since, from: now, until: until)
            .filter { piece in !silences.contains { $0.covers(piece.occurrence, at: now) } }
        let soon = try await store.plan(until: now + .seconds(3600), limit: 10_000)
        var shown: Digest?
        let notices = rule.channels.compactMap { channel -> Notice? in
            let reminded = Set(
                soon.lazy.filter { setup.router.channels(of: $0.reminder.rule).contains(channel) }
                    .map(\.occurrence.id))
            let digest = rule.digest(
                of: material, since: state.since, at: now, in: setup.zone, isReminded: reminded.contains)
            shown = shown ?? digest
            if digest.isEmpty, rule.whenEmpty == .skip { return nil }
            return Notice(
                id: Identity { hash in
                    for part in ["digest", rule.name, channel] { hash.add(part) }
                    hash.add(due.milliseconds)
                },
                subject: .digest(digest), channel: channel, rule: rule.name, due: due, now: now,
                expires: now + .seconds(86_400))
        }
        return (shown, notices)
    }
}

extension [DueReminder] {
    /// Without the reminders at the end that may be a part only of what one occurrence has at one instant: they are
    /// settled together, so that several rules that say the same say it once.
    fileprivate var withoutPart: ArraySlice<DueReminder> {
        guard let last else { return [] }
        let whole = prefix { $0.reminder.due != last.reminder.due || $0.occurrence.id != last.occurrence.id }
        return whole.isEmpty ? self[...] : whole
    }
}
