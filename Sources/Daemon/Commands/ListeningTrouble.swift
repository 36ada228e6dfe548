import CivilTime
import ReminderCore

/// What is in the way of hearing what people write, and whether it is worth a word.
struct ListeningTrouble {
    private var failures = 0
    private var isTold = false

    /// Networks fail for a moment, and after a restart a service may take us for two.
    private static let untold = 2

    /// Notes that `failure` came.
    ///
    /// - Returns: Whether it is to be told.
    mutating func isNews(_ failure: DeliveryFailure) -> Bool {
        failures += 1
        // The failure of a network is nothing that an operator can do about, and ends by itself.
        let patience = failure.remedy == .mendChannel ? Self.untold : Self.untold * 3
        guard failures >= patience, !isTold else { return false }
        isTold = true
        return true
    }

    /// Notes that it works.
    ///
    /// - Returns: Whether that is to be told.
    mutating func isOver() -> Bool {
        defer { self = ListeningTrouble() }
        return isTold
    }

    /// How long to wait after `failure`, which came to `source`.
    func wait(after failure: DeliveryFailure, of source: Identity) -> Duration {
        let usual = RetryPolicy.listening.wait(after: failures, of: source)
        if case .retry(let asked?) = failure.remedy { return max(usual, asked) }
        return usual
    }

    /// What `error` means.
    ///
    /// - Throws: `error`, when it is beyond help.
    static func failure(_ error: any Error) throws -> DeliveryFailure {
        switch error {
        case let failure as DeliveryFailure: return failure
        case let failure as StoreFailure where failure.isTemporary: return DeliveryFailure(.retry(), failure.problem)
        default: throw error
        }
    }
}
