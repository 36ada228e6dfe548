import CivilTime
import Synchronization

/// How reading each calendar goes, for the status.
final class CalendarBoard: Sendable {
    /// One calendar.
    struct Entry: Hashable, Sendable {
        /// When it last answered, changed or not.
        var lastRead: Instant?
        /// How many occurrences it has lost that is not believed yet.
        var held = 0
        /// How many readings have failed in a row.
        var failures = 0
        /// Why the last reading failed; nil after a good one.
        var failure: String?
        /// How many places of it could not be understood.
        var faults = 0
        /// How many events wait for an operator's word.
        var waiting = 0
    }

    private let entries = Mutex<[String: Entry]>([:])

    init() {}

    /// How reading `name` goes.
    func entry(of name: String) -> Entry { entries.withLock { $0[name] ?? Entry() } }

    /// Notes a good reading.
    ///
    /// - Returns: Whether the one before had failed.
    func succeeded(_ name: String, at now: Instant, faults: Int) -> Bool {
        entries.withLock { entries in
            let before = entries[name] ?? Entry()
            entries[name] = Entry(lastRead: now, held: before.held, faults: faults, waiting: before.waiting)
            return before.failure != nil
        }
    }

    /// Notes how many occurrences `name` has lost that is not believed.
    func holds(_ name: String, _ count: Int) { entries.withLock { $0[name, default: Entry()].held = count } }

    /// Notes how many events of `name` wait for an operator's word.
    ///
    /// - Returns: Whether there are more than before.
    func waits(_ name: String, _ count: Int) -> Bool {
        entries.withLock { entries in
            let before = entries[name]?.waiting ?? 0
            entries[name, default: Entry()].waiting = count
            return count > before
        }
    }

    /// Notes a failed reading.
    ///
    /// - Returns: Whether that is news: the one before was good or failed for another reason.
    func failed(_ name: String, _ reason: String) -> Bool {
        entries.withLock { entries in
            let isNews = entries[name]?.failure != reason
            entries[name, default: Entry()].failure = reason
            entries[name, default: Entry()].failures += 1
            return isNews
        }
    }
}
