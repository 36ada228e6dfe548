import CivilTime
import ReminderCore

/// Who is logged in. What is kept is a hash of each cookie, so that a dump of memory lets nobody in.
struct Sessions {
    /// How long a session lasts after it was last used: 12 hours.
    static let length = Duration.seconds(12 * 3600)
    /// How many sessions there are at most; another one ends the one that was not used for longest.
    static let most = 100

    /// When each session ends, by the hash of its cookie.
    private var ends: [Identity: Instant] = [:]

    /// Begins a session.
    ///
    /// - Parameter cookie: What its browser sends from now on; nobody can guess it.
    mutating func open(_ cookie: Identity, at now: Instant) {
        ends = ends.filter { $0.value > now }
        if ends.count >= Self.most, let oldest = ends.min(by: { $0.value < $1.value }) { ends[oldest.key] = nil }
        ends[Self.hash(cookie.description)] = now + Self.length
    }

    /// Whether `cookie` is that of a session; it lasts longer for being used.
    mutating func use(_ cookie: some StringProtocol, at now: Instant) -> Bool {
        let name = Self.hash(String(cookie))
        guard let end = ends[name] else { return false }
        ends[name] = end > now ? now + Self.length : nil
        return end > now
    }

    /// Ends the session with this cookie, if it is one.
    mutating func close(_ cookie: some StringProtocol) { ends[Self.hash(String(cookie))] = nil }

    private static func hash(_ cookie: String) -> Identity { Identity(of: "session", cookie) }
}
