import Synchronization

/// Whether some of a request's body may have been sent. A server that has none of it can have done nothing with it.
final class SendingMark: Sendable {
    private let mark = Atomic(false)

    /// Whether the body is on its way.
    var isSet: Bool { mark.load(ordering: .acquiring) }

    /// Notes that the body is on its way.
    func set() { mark.store(true, ordering: .releasing) }
}
