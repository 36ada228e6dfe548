/// What is to be delivered, and when.
struct Schedule: Sendable {
    /// How notices lie in time.
    enum Shape: Sendable {
        /// One a millisecond.
        case spread
        /// All at the same instant.
        case burst
        /// All due before the daemon starts.
        case backlog
    }

    let shape: Shape
    let notices: Int

    /// How many bytes a body has that is not the daemon's: about as many as the daemon's.
    static let bytes = 780

    /// How many events have three reminders each in the daemon's calendar, the first of them; the others have one. Peers
    /// know no events, and number the notices.
    var repeated: Int { shape == .spread ? 0 : notices / 10 }
    /// How many events there are in the daemon's calendar.
    var events: Int { notices - 2 * repeated }

    /// The daemon's rules: one reminder of every event, and two more of some.
    var rules: [String] {
        let more = "more: { match: { title: \(EventCalendar.repeatedTitle) }, remind: [2m, 1m], channels: [out] }"
        return [DaemonHost.plainRule] + (repeated > 0 ? [more] : [])
    }

    /// When a notice is due, in milliseconds after the first one.
    ///
    /// - Parameter number: Its number, or that of its event, which is the same where each has one reminder.
    func offset(_ number: Int) -> Int { shape == .spread ? number : 0 }

    /// The notice that arrived, as a number; nil when there is none such.
    private func notice(_ arrival: Sink.Arrival) -> Int? {
        guard let number = arrival.number, number >= 0 else { return nil }
        switch arrival.lead {
        case "": return number < notices ? number : nil
        case "0m": return number < events ? number : nil
        case "1m": return number < repeated ? events + number : nil
        case "2m": return number < repeated ? events + repeated + number : nil
        default: return nil
        }
    }

    /// What became of the notices.
    ///
    /// - Parameter begin: When the first one was due, in milliseconds since 1970.
    func figures(of arrivals: [Sink.Arrival], from begin: Double) -> [Figure: Double] {
        var late: [Double] = []
        var seen: Set<Int> = []
        var lastLead: [Int: String] = [:]
        var disordered = 0
        for arrival in arrivals {
            guard let number = arrival.number, let notice = notice(arrival), seen.insert(notice).inserted else {
                continue
            }
            late.append(arrival.at - begin - Double(offset(number)))
            // The longest lead goes out first.
            if let last = lastLead.updateValue(arrival.lead, forKey: number), last < arrival.lead { disordered += 1 }
        }
        late.sort()
        let span = ((arrivals.last?.at ?? 0) - (arrivals.first?.at ?? 0)) / 1000
        let bytes = arrivals.reduce(0) { $0 + $1.bytes }
        return [
            .median: late.isEmpty ? 0 : late[late.count / 2],
            .percentile99: late.isEmpty ? 0 : late[late.count * 99 / 100],
            .latest: late.last ?? 0, .rate: Double(arrivals.count) / max(span, 0.001),
            .lost: Double(notices - seen.count), .doubled: Double(arrivals.count - seen.count),
            .disordered: Double(disordered), .bytes: Double(bytes) / Double(max(1, arrivals.count)),
        ]
    }
}
