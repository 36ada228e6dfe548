import Logging
import ReminderCore
import Synchronization

/// Whether the store works, said once when it stops and once when it works again.
final class StoreHealth: Sendable {
    private let failing = Mutex<StoreFailure?>(nil)

    init() {}

    /// What is wrong with the store; nil when nothing is.
    var failure: StoreFailure? { failing.withLock { $0 } }

    /// Notes a failure.
    ///
    /// - Returns: How long to wait before asking the store again.
    func pause(after failure: StoreFailure, _ journal: Journal) -> Duration {
        let isNews = failing.withLock { known in
            defer { known = failure }
            return known?.problem != failure.problem
        }
        if isNews { journal.note(.storeFailing, .error, "the store fails: \(failure)") }
        return .seconds(5)
    }

    /// Notes that the store did what it was asked.
    func works(_ journal: Journal) {
        let wasFailing = failing.withLock { known in
            defer { known = nil }
            return known != nil
        }
        if wasFailing { journal.note(.storeRecovered, .notice, "the store works again") }
    }
}
