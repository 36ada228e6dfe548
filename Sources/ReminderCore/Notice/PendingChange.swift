package import CivilTime

/// A change of an occurrence that people have not been told of yet.
package struct PendingChange: Hashable, Sendable {
    /// A channel that was told of the occurrence.
    package struct Audience: Hashable, Sendable {
        package let channel: String
        /// The last notice there.
        package let earlier: EarlierNotice

        package init(channel: String, earlier: EarlierNotice) { (self.channel, self.earlier) = (channel, earlier) }
    }

    /// What the store calls it.
    package let number: Int64
    /// What the occurrence is now, to the store: when that is another one, more has changed.
    package let version: Identity
    /// When it was noticed.
    package let noticed: Instant
    package let change: OccurrenceChange
    /// Who was told, each channel once.
    package let audience: [Audience]

    package init(
        number: Int64, version: Identity, noticed: Instant, change: OccurrenceChange, audience: [Audience]
    ) {
        (self.number, self.version, self.noticed) = (number, version, noticed)
        (self.change, self.audience) = (change, audience)
    }

    /// What the notice on `channel` is called that tells of the change `number`, which was noticed at `noticed`.
    package static func noticeID(
        _ number: Int64, of change: OccurrenceChange, noticed: Instant, on channel: String
    ) -> Identity {
        Identity { digest in
            digest.add("change")
            digest.add(change.before.id.shortName)
            digest.add(noticed.milliseconds)
            digest.add(number)
            digest.add(channel)
        }
    }
}

/// Decides who is told of changes.
package struct Announcer: Sendable {
    private let zone: any ZoneRules
    /// When nobody is to be disturbed with changes of what is not soon; nil for never.
    private let quiet: QuietHours?

    package init(zone: any ZoneRules, quiet: QuietHours?) { (self.zone, self.quiet) = (zone, quiet) }

    /// The notices that `pending` makes at `now`: one on every channel that was told of the occurrence; none when it is
    /// over anyway.
    package func notices(of pending: PendingChange, at now: Instant) -> [Notice] {
        let change = pending.change
        guard !change.isEmpty, let end = end(of: change), now < end else { return [] }
        return pending.audience.map { audience in
            Notice(
                id: PendingChange.noticeID(pending.number, of: change, noticed: pending.noticed, on: audience.channel),
                subject: .change(change), channel: audience.channel, rule: "", due: now, now: now, expires: end,
                earlier: audience.earlier)
        }
    }

    /// When notices of a change go out that would go out at `now`: after the quiet, or the silence; nil for at once.
    package func notBefore(_ pending: PendingChange, at now: Instant, silences: [Silence] = []) -> Instant? {
        let change = pending.change
        guard !pending.audience.isEmpty, !change.isEmpty, let end = end(of: change), now < end else { return nil }
        // What keeps reminders from one channel does not keep from it that things are not as they were.
        let silence = silences.filter { $0.channel == nil && $0.covers(change.occurrence, at: now) }.map(\.ends).max()
        if let silence { return silence }
        guard let quiet else { return nil }
        let starts = [change.before, change.after].compactMap { $0?.span.start(in: zone) }
        guard let first = starts.filter({ $0 > now }).min() ?? starts.max() else { return nil }
        let moment = quiet.shifted(now, before: first, in: zone)
        return moment > now ? moment : nil
    }

    /// When it is over, as it was and as it is.
    private func end(of change: OccurrenceChange) -> Instant? {
        [change.before, change.after].compactMap { $0?.span.end(in: zone) }.max()
    }
}
