extension CalendarFile {
    /// The UIDs of all events and to-dos.
    package var uids: Set<String> { Set(events.map { $0.uid.text(in: bytes) }) }

    /// The UIDs of those that begin in `ranges` of the file, which are in order and do not overlap.
    package func uids(in ranges: [Range<Int>]) -> Set<String> {
        var uids: Set<String> = []
        var rest = ranges[...]
        for event in events {
            let place = Int(event.bytes.lowerBound)
            while let first = rest.first, first.upperBound <= place { rest.removeFirst() }
            guard let first = rest.first else { break }
            if first.contains(place) { uids.insert(event.uid.text(in: bytes)) }
        }
        return uids
    }
}

extension CalendarFile {
    /// The lines at which the events and to-dos begin that have one of `uids`; of a file that is separable, whose UIDs can be
    /// written in one way only.
    package func lines(ofEventsCalled uids: Set<String>) -> Set<Int> {
        // Most have another ending: then no text is made of them.
        let endings = Set(uids.map { Self.ending(of: Array($0.utf8)[...]) })
        return bytes.withUnsafeBytes { file in
            events.reduce(into: []) { lines, event in
                let isLike = event.uid.withBytes(in: file) { endings.contains(Self.ending(of: $0)) }
                if isLike, uids.contains(event.uid.text(in: bytes)) { lines.insert(Int(event.line)) }
            }
        }
    }

    /// The last eight bytes as a number; with those of zero before them when there are fewer.
    private static func ending(of uid: some Collection<UInt8>) -> UInt64 {
        uid.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
