/// What is to be delivered, and when.
struct Schedule: Sendable {
    /// How notices lie in time.
    enum Shape: Sendable {
        /// One a millisecond.
        case spread
        /// All at the same instant.
        case burst
        /// All due before the daemon starts, and in its outbox.
        case backlog
    }

    let shape: Shape
    let notices: Int

    /// When a notice is due, in milliseconds after the first one.
    func offset(_ notice: Int) -> Int { shape == .spread ? notice : 0 }

    /// What became of the notices.
    ///
    /// - Parameter begin: When the first one was due, in milliseconds since 1970.
    func figures(of arrivals: [Sink.Arrival], from begin: Double) -> [Figure: Double] {
        var late: [Double] = []
        var seen: Set<Int> = []
        for arrival in arrivals {
            guard let notice = Int(arrival.mark.dropFirst("mark-".count)), seen.insert(notice).inserted else {
                continue
            }
            late.append(arrival.at - begin - Double(offset(notice)))
        }
        late.sort()
        let span = ((arrivals.last?.at ?? 0) - (arrivals.first?.at ?? 0)) / 1000
        return [
            .median: late.isEmpty ? 0 : late[late.count / 2],
            .percentile99: late.isEmpty ? 0 : late[late.count * 99 / 100],
            .latest: late.last ?? 0, .rate: Double(arrivals.count) / max(span, 0.001),
            .lost: Double(notices - seen.count), .doubled: Double(arrivals.count - late.count),
        ]
    }
}
