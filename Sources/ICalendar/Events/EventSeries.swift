/// All components of one UID: the one that recurs, and those that stand in for some of its occurrences.
struct EventSeries: Sendable {
    /// The index of the component without RECURRENCE-ID, or nil when only overrides are there.
    var master: Int32?
    /// The indices of the components with one.
    var overrides: [Int32] = []

    /// Sorts components into series; of several versions of one, only the newest stays (RFC 5546, 2.1.5).
    static func series(of events: [EventComponent], faults: inout FaultLog) -> [EventSeries] {
        struct Key: Hashable {
            let calendar: Int32
            let uid: String
        }
        var series: [EventSeries] = []
        series.reserveCapacity(events.count)
        var known = [Key: Int32](minimumCapacity: events.count)
        for (index, event) in events.enumerated() {
            let index = Int32(clamping: index)
            // Events without a UID have nothing to do with one another.
            guard !event.uid.isEmpty else {
                series.append(event.recurrenceID == nil ? EventSeries(master: index) : EventSeries(overrides: [index]))
                continue
            }
            let key = Key(calendar: event.calendar, uid: event.uid)
            guard let place = known[key].map(Int.init) else {
                known[key] = Int32(clamping: series.count)
                series.append(event.recurrenceID == nil ? EventSeries(master: index) : EventSeries(overrides: [index]))
                continue
            }
            if event.recurrenceID != nil {
                series[place].overrides.append(index)
            } else if let master = series[place].master {
                let older = events[Int(master)]
                if event.isRival(of: older) {
                    faults.add(line: Int(event.line), "begins another event with the UID \(quoted(event.uid.utf8))")
                    series.append(EventSeries(master: index))
                } else if event.supersedes(older) {
                    series[place].master = index
                }
            } else {
                series[place].master = index
            }
        }
        return series
    }
}

extension EventComponent {
    /// Whether this and `other` are two events that share a UID by mistake: neither is the newer, yet they differ.
    fileprivate func isRival(of other: EventComponent) -> Bool {
        sequence == other.sequence && stamp == other.stamp && (start != other.start || kind != other.kind)
    }
}
