/// A place with those that go there. Only the loop's thread has it.
///
/// libcurl could hold back those that are too many, too, but in one queue for all servers, in which a slow one is in the way
/// of others.
final class Site {
    /// How many exchanges there may be at once, each on a connection of its own.
    private static let mostUnderWay = 64
    /// How many of them may be without a connection: each that needs a new one looks the name up on a thread of its own.
    private static let mostBeingMade = 8

    /// How many exchanges are under way.
    var underWay = 0
    /// How many of them have no connection yet.
    var beingMade = 0
    /// Who waits, the first at the beginning.
    var waiting: [Transfer] = []

    /// Whether one that waits may begin.
    var mayBegin: Bool {
        !waiting.isEmpty && underWay < Self.mostUnderWay && beingMade < Self.mostBeingMade
    }

    var isForgotten: Bool { underWay == 0 && waiting.isEmpty }
}
