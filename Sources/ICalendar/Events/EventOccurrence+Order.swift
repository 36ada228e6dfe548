import CivilTime

extension [EventOccurrence] {
    /// Puts the occurrences in order: by beginning, then by UID, then by line.
    mutating func putInOrder() {
        let order = sortKeys().sorted { left, right in
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
        /// Eight bytes of the UID, in an order that never contradicts that of whole UIDs.
        let uidPart: UInt64
        let index: Int32
    }

    private func sortKeys() -> [SortKey] {
        let common = lengthOfCommonUID()
        var keys: [SortKey] = []
        keys.reserveCapacity(count)
        var (event, part): (Event?, UInt64) = (nil, 0)
        for (index, occurrence) in enumerated() {
            if occurrence.event !== event {
                event = occurrence.event
                part = common.map { start in occurrence.event.withUID { $0.part(from: start) } } ?? 0
            }
            keys.append(
                SortKey(
                    instant: occurrence.start.instant.milliseconds, uidPart: part, index: Int32(clamping: index)))
        }
        return keys
    }

    /// How many bytes all UIDs begin with in common; nil when one is not ASCII, because then their order is not that
    /// of their bytes.
    private func lengthOfCommonUID() -> Int? {
        guard var event = first?.event else { return nil }
        let model = event.withUID { [UInt8]($0) }
        guard model.withUnsafeBytes({ $0.isASCII }) else { return nil }
        var length = model.count
        for occurrence in self where occurrence.event !== event {
            event = occurrence.event
            let isASCII = event.withUID { uid in
                length = model.withUnsafeBytes { uid.lengthOfCommonPrefix(with: $0, upTo: length) }
                return uid.isASCII
            }
            guard isASCII else { return nil }
        }
        return length
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

extension UnsafeRawBufferPointer {
    /// Whether all of it is ASCII.
    fileprivate var isASCII: Bool { reduce(0, |) < 0x80 }

    /// How many bytes this and `other` begin with in common, at most `limit`.
    fileprivate func lengthOfCommonPrefix(with other: UnsafeRawBufferPointer, upTo limit: Int) -> Int {
        let limit = Swift.min(limit, count, other.count)
        var length = 0
        while length < limit, self[length] == other[length] { length += 1 }
        return length
    }

    /// Eight bytes from `start` on as a number, the first highest; zeros where there are none.
    fileprivate func part(from start: Int) -> UInt64 {
        if start + 8 <= count { return UInt64(bigEndian: loadUnaligned(fromByteOffset: start, as: UInt64.self)) }
        var part: UInt64 = 0
        for index in start..<start + 8 { part = part << 8 | (index < count ? UInt64(self[index]) : 0) }
        return part
    }
}
