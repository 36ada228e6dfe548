import CivilTime

/// When those who watch are told something: what changes many times in a second is told once, and after a while without
/// news a sign of life.
struct EventPace {
    /// What is told.
    enum Word: Hashable { case change, heartbeat }

    /// How long there is between one change and the next that is told: a second.
    static let rest = Duration.seconds(1)
    /// How long nothing is said at most: 20 seconds, less than proxies wait.
    static let silence = Duration.seconds(20)

    private var hasNews = false
    private var lastWord: Instant
    private var nextChange: Instant

    init(at now: Instant) { (lastWord, nextChange) = (now, now) }

    /// Something changed.
    mutating func note() { hasNews = true }

    /// What is to be told at `now`, if anything.
    mutating func word(at now: Instant) -> Word? {
        // Somebody may have set the clock back.
        if nextChange > now + Self.rest { nextChange = now }
        if lastWord > now { lastWord = now }
        if hasNews, now >= nextChange {
            (hasNews, lastWord, nextChange) = (false, now, now + Self.rest)
            return .change
        }
        guard now >= lastWord + Self.silence else { return nil }
        lastWord = now
        return .heartbeat
    }

    /// When to look again, if nothing happens before.
    var next: Instant { hasNews ? min(nextChange, lastWord + Self.silence) : lastWord + Self.silence }
}
