package import CivilTime

/// An occurrence that a digest may name.
package struct DigestMaterial: Hashable, Sendable {
    package let occurrence: Occurrence
    /// When it became known; nil when that is not known any more.
    package let created: Instant?
    /// What became of it since the last digest; nil when nothing did.
    package let change: OccurrenceChange?

    package init(_ occurrence: Occurrence, created: Instant?, change: OccurrenceChange?) {
        (self.occurrence, self.created, self.change) = (occurrence, created, change)
    }
}

extension DigestRule {
    /// The digest of `material` at `now`.
    ///
    /// - Parameters:
    ///   - since: When the last one was made.
    ///   - isReminded: Whether an occurrence has a reminder of its own on the same channel soon, and need not be
    ///     repeated.
    package func digest(
        of material: [DigestMaterial], since: Instant, at now: Instant, in zone: any ZoneRules,
        isReminded: (Occurrence.ID) -> Bool
    ) -> Digest {
        let first = zone.civil(at: now).date
        // Whole days: one that is sent every Monday speaks of Monday to Sunday, and leaves nothing out between two.
        let last = first.adding(days: max(window.days, 1) - 1)
        let end = zone.startOfDay(last.adding(days: 1))
        var items: [Digest.Heading: [(start: Instant, item: Digest.Item)]] = [:]
        for piece in material where isAbout(piece.occurrence) {
            let start = piece.occurrence.span.start(in: zone)
            guard let heading = heading(of: piece, since: since, from: now, until: end, in: zone) else { continue }
            // Nobody is told by a reminder that something does not take place.
            if heading != .cancelled, isReminded(piece.occurrence.id) { continue }
            items[heading, default: []].append((start, Digest.Item(piece.occurrence, change: piece.change)))
        }
        let sections = Digest.Heading.allCases.compactMap { heading -> Digest.Section? in
            guard let some = items[heading] else { return nil }
            let sorted = some.sorted { ($0.start, $0.item.occurrence.title) < ($1.start, $1.item.occurrence.title) }
            return Digest.Section(heading, sorted.map(\.item))
        }
        return Digest(name: name, days: first...last, sections: sections)
    }

    /// Where an occurrence belongs; nil where the digest does not speak of it.
    private func heading(
        of piece: DigestMaterial, since: Instant, from now: Instant, until end: Instant, in zone: any ZoneRules
    ) -> Digest.Heading? {
        let occurrence = piece.occurrence
        let start = occurrence.span.start(in: zone)
        let isNew = piece.created.map { $0 > since } ?? false
        if let change = piece.change, !change.isEmpty, !isNew {
            // What was to come within the window, or is now, matters; the rest can wait for its own week.
            let former = change.before.span.start(in: zone)
            if change.isOff { return former < end ? .cancelled : nil }
            if start < end || former < end { return .changed }
        }
        if occurrence.status == .cancelled { return nil }
        // Gone now, and gone or new at the last digest: people know nothing of it.
        if let change = piece.change, change.after == nil { return nil }
        guard occurrence.span.end(in: zone) > now else { return nil }
        if occurrence.facts.precision.isVague { return start < end || isNew ? .undated : nil }
        if start <= now { return .ongoing }
        if start < end { return .starting }
        return isNew ? .new : nil
    }
}
