import Synchronization

/// The setup that is in force, replaced as a whole when the configuration is read again.
final class SetupInForce: Sendable {
    private let setup: Mutex<Setup>

    init(_ setup: Setup) { self.setup = Mutex(setup) }

    /// The setup in force now. Read it once for one piece of work.
    var value: Setup { setup.withLock { $0 } }

    /// Puts another one in force.
    func replace(with other: Setup) { setup.withLock { $0 = other } }
}
