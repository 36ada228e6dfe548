/// Which series the UIDs of a file have: a hash table that holds no UIDs, because they stand in the file.
struct SeriesIndex {
    /// A UID's hash, and the series of the UID; -1 where there is none.
    private var slots: [(hash: UInt32, series: Int32)]

    /// An index with room for the UIDs of `count` components.
    init(for count: Int) {
        var size = 16
        while size < count * 2 { size *= 2 }
        slots = Array(repeating: (0, -1), count: size)
    }

    /// The series of the component with this index: that of its UID in its calendar, or else `next`.
    ///
    /// `member` tells a component of a series; `file` is where the UIDs stand. Components without a UID have nothing
    /// to do with one another.
    mutating func series(
        of index: Int32, among events: [EventComponent], in file: UnsafeRawBufferPointer, else next: Int32,
        _ member: (Int32) -> Int32
    ) -> Int32 {
        guard !events[Int(index)].uid.isEmpty else { return next }
        let hash = events[Int(index)].uidHash
        var place = Int(hash) & (slots.count - 1)
        while slots[place].series >= 0 {
            let (otherHash, series) = slots[place]
            if otherHash == hash, events[Int(index)].isNamesake(of: events[Int(member(series))], in: file) {
                return series
            }
            place = (place + 1) & (slots.count - 1)
        }
        slots[place] = (hash, next)
        return next
    }
}

extension EventComponent {
    /// Whether this and `other` have the same UID in the same calendar.
    fileprivate func isNamesake(of other: EventComponent, in file: UnsafeRawBufferPointer) -> Bool {
        calendar == other.calendar && uid.isSame(as: other.uid, in: file)
    }
}
