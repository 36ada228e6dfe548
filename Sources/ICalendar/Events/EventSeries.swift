/// All components of one UID: the one that recurs, and those that stand in for some of its occurrences.
struct EventSeries: Sendable {
    /// The index of the component without RECURRENCE-ID, or nil when only overrides are there.
    var master: Int32?
    /// The indices of the components with one.
    var overrides: [Int32] = []

    /// Sorts components into series; of several versions of one, only the newest stays (RFC 5546, 2.1.5).
    static func series(of events: [EventComponent], faults: inout FaultLog) -> [EventSeries] {
        var series: [EventSeries] = []
        series.reserveCapacity(events.count)
        // Which UIDs of the calendar at hand have a series: calendars stand in the file one after the other.
        var known = [String: Int32](minimumCapacity: events.count)
        var calendar: Int32 = 0
        for index in events.indices {
            if events[index].calendar != calendar { known = [:] }
            calendar = events[index].calendar
            // The next place, unless the UID has one already: one search of the dictionary for both. Events without a
            // UID have nothing to do with one another.
            let next = Int32(clamping: series.count)
            let place = events[index].uid.isEmpty ? next : known[events[index].uid, default: next].taken()
            if place < next, series[Int(place)].take(Int32(clamping: index), of: events, faults: &faults) { continue }
            var new = EventSeries()
            _ = new.take(Int32(clamping: index), of: events, faults: &faults)
            series.append(new)
        }
        return series
    }

    /// Takes the component with this index as one of the series' own; false when it belongs to another event.
    private mutating func take(_ index: Int32, of events: [EventComponent], faults: inout FaultLog) -> Bool {
        guard events[Int(index)].recurrenceID == nil else {
            overrides.append(index)
            return true
        }
        guard let master else {
            self.master = index
            return true
        }
        let (event, older) = (events[Int(index)], events[Int(master)])
        if event.isRival(of: older) {
            faults.add(line: Int(event.line), "begins another event with the UID \(quoted(event.uid.utf8))")
            return false
        }
        if event.supersedes(older) { self.master = index }
        return true
    }
}

extension Int32 {
    /// This number; asking so puts a default into a dictionary.
    fileprivate mutating func taken() -> Int32 { self }
}

extension EventComponent {
    /// Whether this and `other` are two events that share a UID by mistake: neither is the newer, yet they differ.
    fileprivate func isRival(of other: EventComponent) -> Bool {
        sequence == other.sequence && stamp == other.stamp && (start != other.start || kind != other.kind)
    }
}
