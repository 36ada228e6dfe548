import CivilTime

extension CalendarChange {
    /// How far an occurrence of a series may have moved and be taken for the same.
    private static let reach = Duration.seconds(3 * 86_400)

    /// Notes what is gone, and finds it again where it only has another name.
    ///
    /// The occurrences of a series are named by when they were to begin (RFC 5545, 3.8.4.4). When the series moves, all
    /// of them get other names; so does an event that begins to recur. One of the same event that is gone and one that
    /// is new, not far from each other, are one.
    ///
    /// - Parameters:
    ///   - gone: What the store holds and the reading does not.
    ///   - known: All that the store holds.
    mutating func recognise(
        _ gone: [Occurrence.ID: KnownOccurrence], among known: [Occurrence.ID: KnownOccurrence]
    ) {
        var lost = gone
        if !gone.isEmpty {
            var new: [String: [Int]] = [:]
            let uids = Set(gone.keys.map(\.uid))
            for (index, entry) in entries.enumerated()
            where uids.contains(entry.occurrence.id.uid) && known[entry.occurrence.id] == nil {
                new[entry.occurrence.id.uid, default: []].append(index)
            }
            let old = Dictionary(grouping: gone.filter { new[$0.key.uid] != nil }) { $0.key.uid }
            for (uid, candidates) in new {
                for (id, index) in pairs(old[uid] ?? [], candidates) {
                    entries[index].formerID = id
                    lost[id] = nil
                }
            }
        }
        vanished = lost.keys.sorted { ($0.uid, $0.recurrenceID) < ($1.uid, $1.recurrenceID) }
    }

    /// Each of `gone` with the first entry within reach that is not another's: a series that moves keeps its order.
    private func pairs(
        _ gone: [(key: Occurrence.ID, value: KnownOccurrence)], _ candidates: [Int]
    ) -> [(Occurrence.ID, Int)] {
        // An event that did not recur, or does not any more, has one occurrence, wherever it went.
        let isOnlyOne =
            gone.count == 1 && candidates.count == 1
            && (gone[0].key.recurrenceID.isEmpty || entries[candidates[0]].occurrence.id.recurrenceID.isEmpty)
        var free = candidates.sorted { entries[$0].start < entries[$1].start }[...]
        var pairs: [(Occurrence.ID, Int)] = []
        for (id, known) in gone.sorted(by: { $0.value.start < $1.value.start }) {
            // Both are in order, so what lies too far back is of no use to those that follow either.
            while let first = free.first, known.start - entries[first].start > Self.reach, !isOnlyOne {
                free.removeFirst()
            }
            guard let first = free.first, isOnlyOne || entries[first].start - known.start <= Self.reach else {
                continue
            }
            pairs.append((id, first))
            free.removeFirst()
        }
        return pairs
    }
}
