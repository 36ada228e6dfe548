/// All components of one UID: the one that recurs, and those that stand in for some of its occurrences.
struct EventSeries: Sendable {
    /// The index of the component without RECURRENCE-ID, or nil when only overrides are there.
    var master: Int32?
    /// The indices of the components with one.
    var overrides: [Int32] = []

    /// A series that has only the component with this index.
    private init(_ index: Int32, of events: [EventComponent]) {
        if events[Int(index)].recurrenceID == nil { master = index } else { overrides = [index] }
    }

    /// Sorts components into series; of several versions of one, only the newest stays (RFC 5546, 2.1.5).
    ///
    /// `bytes` are the file's.
    static func series(of events: [EventComponent], in bytes: [UInt8], faults: inout FaultLog) -> [EventSeries] {
        var series: [EventSeries] = []
        series.reserveCapacity(events.count)
        var known = SeriesIndex(for: events.count)
        bytes.withUnsafeBytes { file in
            for index in events.indices {
                let component = Int32(clamping: index)
                let next = Int32(clamping: series.count)
                let place = known.series(of: component, among: events, in: file, else: next) { series[Int($0)].first }
                let isTaken = place < next && series[Int(place)].take(component, of: events, in: bytes, &faults)
                if !isTaken { series.append(EventSeries(component, of: events)) }
            }
        }
        return series
    }

    /// One of its components.
    private var first: Int32 { master ?? overrides[0] }

    /// Takes the component with this index as one of the series' own; false when it belongs to another event.
    private mutating func take(
        _ index: Int32, of events: [EventComponent], in bytes: [UInt8], _ faults: inout FaultLog
    ) -> Bool {
        guard events[Int(index)].recurrenceID == nil else {
            overrides.append(index)
            return true
        }
        guard let master else {
            self.master = index
            return true
        }
        let event = events[Int(index)]
        if event.isRival(of: events[Int(master)]) {
            faults.add(
                line: Int(event.line), "begins another event with the UID \(quoted(event.uid.text(in: bytes).utf8))")
            return false
        }
        if event.supersedes(events[Int(master)]) { self.master = index }
        return true
    }
}

extension EventComponent {
    /// Whether this and `other` are two events that share a UID by mistake: neither is the newer, yet they differ.
    fileprivate func isRival(of other: EventComponent) -> Bool {
        sequence == other.sequence && stamp == other.stamp && (start != other.start || kind != other.kind)
    }
}
