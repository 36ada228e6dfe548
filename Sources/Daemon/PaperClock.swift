import CivilTime
import ReminderCore
import Synchronization

/// A clock that only exists on paper: it shows what it was set to, and rings nobody.
final class PaperClock: AlarmClock {
    private let time: Mutex<Instant>

    init(_ now: Instant) { time = Mutex(now) }

    var now: Instant { time.withLock { $0 } }

    /// Sets it.
    func set(to now: Instant) { time.withLock { $0 = now } }

    func arm(_ bell: Bell, at instant: Instant?) {}
}
