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
