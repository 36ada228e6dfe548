import Synchronization

/// How many may watch at a time.
final class Places: Sendable {
    static let most = 64

    /// One of them; it is free again when nobody holds it any more.
    final class Place: Sendable {
        private let places: Places

        fileprivate init(_ places: Places) { self.places = places }
        deinit { places.taken.subtract(1, ordering: .relaxed) }
    }

    private let taken = Atomic(0)

    /// A place, or nil when all are taken.
    func take() -> Place? {
        if taken.add(1, ordering: .relaxed).newValue <= Self.most { return Place(self) }
        taken.subtract(1, ordering: .relaxed)
        return nil
    }
}
