import CivilTime

extension [EventOccurrence] {
    /// Puts the occurrences in order: by beginning, then by UID, then by line.
    mutating func putInOrder() {
        var order = sortKeys()
        order.sort { left, right in
            if left.instant != right.instant { return left.instant < right.instant }
            if left.uidPart != right.uidPart { return left.uidPart < right.uidPart }
            let (one, other) = (self[Int(left.index)].event, self[Int(right.index)].event)
            return one !== other && (one.uid, one.line) < (other.uid, other.line)
        }
        move(by: order.map(\.index))
    }

    /// What an occurrence is sorted by, small and without a reference: the occurrences themselves are all over the
    /// memory, and are looked at again only when this does not tell.
    private struct SortKey {
        let instant: Int64
        /// See ``Event/uidPart``.
        let uidPart: UInt64
        let index: Int32
    }

    private func sortKeys() -> [SortKey] {
        enumerated().map { index, occurrence in
            SortKey(
                instant: occurrence.start.instant.milliseconds, uidPart: occurrence.event.uidPart,
                index: Int32(clamping: index))
        }
    }

    /// Moves the occurrence at `sources[place]` to `place`, for each place.
    private mutating func move(by sources: [Int32]) {
        var sources = sources
        withUnsafeMutableBufferPointer { occurrences in
            for start in sources.indices {
                // Follows one cycle of the permutation; a place that was filled points to itself.
                var place = start
                while Int(sources[place]) != start {
                    let next = Int(sources[place])
                    occurrences.swapAt(place, next)
                    sources[place] = Int32(clamping: place)
                    place = next
                }
                sources[place] = Int32(clamping: place)
            }
        }
    }
}
