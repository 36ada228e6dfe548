/// Sees to it that no two events of a file pass for one, whatever calendars they were gathered from.
///
/// A reader takes equal UIDs for one event: of equal UIDs and RECURRENCE-IDs it keeps the newest, and a UID without
/// a RECURRENCE-ID swallows those with one. Two calendars may well know the same event, in two versions. So who comes
/// first keeps the UID, and who would clash gets a number behind it.
struct PublishedNames {
    /// What was published under one UID.
    private struct Series {
        /// What all its RECURRENCE-IDs are told in, as RFC 5545, 3.8.4.4 wants it; nil for an event without one.
        let basis: TimeValue.Basis?
        var planned: Set<Int64> = []
    }

    private struct Name: Hashable {
        let uid: String
        let planned: TimeValue?
    }

    private var series: [String: Series] = [:]
    /// The number last given for a name, so that a thousand equal names do not take a million steps.
    private var numbers: [Name: Int] = [:]

    /// The UID to publish an occurrence under that has the UID `uid` and was planned for `planned`.
    mutating func claim(_ uid: String, planned: TimeValue?) -> String {
        if take(uid, planned) { return uid }
        let name = Name(uid: uid, planned: planned)
        var number = numbers[name, default: 1]
        while true {
            number += 1
            let candidate = "\(uid)/\(number)"
            guard take(candidate, planned) else { continue }
            numbers[name] = number
            return candidate
        }
    }

    /// Takes a UID and says so, unless it is taken.
    private mutating func take(_ uid: String, _ planned: TimeValue?) -> Bool {
        guard let place = series.index(forKey: uid) else {
            series[uid] = Series(basis: planned?.basis, planned: planned.map { [$0.wallSeconds] } ?? [])
            return true
        }
        guard let planned, series.values[place].basis == planned.basis else { return false }
        return series.values[place].planned.insert(planned.wallSeconds).inserted
    }
}
