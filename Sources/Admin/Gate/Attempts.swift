import CivilTime

/// The wrong passwords, or tokens, of the last quarter of an hour, so that nobody can try many.
///
/// Nothing is noted any more when there were too many, so the list is never long.
struct Attempts {
    /// How long a wrong one counts: 15 minutes.
    static let memory = Duration.seconds(15 * 60)
    /// How many wrong ones an address has.
    static let mostOfOne = 5
    /// How many wrong ones all addresses have together.
    static let mostOfAll = 50

    private var wrong: [(address: String, at: Instant)] = []

    /// How long `address` has to wait until it may try; nil when it may now.
    mutating func wait(of address: String, at now: Instant) -> Duration? {
        // What lies in the future was noted before somebody set the clock back.
        wrong.removeAll { $0.at + Self.memory <= now || $0.at > now }
        let own = wrong.filter { $0.address == address }
        var waits: [Duration] = []
        if own.count >= Self.mostOfOne { waits.append(own[own.count - Self.mostOfOne].at + Self.memory - now) }
        if wrong.count >= Self.mostOfAll {
            waits.append(wrong[wrong.count - Self.mostOfAll].at + Self.memory - now)
        }
        return waits.max()
    }

    /// Notes a wrong one.
    mutating func note(_ address: String, at now: Instant) { wrong.append((address, now)) }

    /// Forgives an address that knew the right one after all.
    mutating func forgive(_ address: String) { wrong.removeAll { $0.address == address } }
}
