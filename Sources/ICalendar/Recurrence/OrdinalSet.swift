/// A set of places in a row counted from either end, 1 to 63 and -1 to -63, such as days of a month.
struct OrdinalSet: Hashable, Sendable {
    private(set) var fromStart = NumberSet()
    private(set) var fromEnd = NumberSet()

    /// The empty set.
    init() {}
    /// The set of one ordinal.
    init(_ ordinal: Int) { insert(ordinal) }

    /// Whether nothing is in it.
    var isEmpty: Bool { fromStart.isEmpty && fromEnd.isEmpty }

    /// Puts in an ordinal: 1 is the first, -1 the last; 0 is not allowed.
    mutating func insert(_ ordinal: Int) {
        if ordinal > 0 { fromStart.insert(ordinal) } else { fromEnd.insert(-ordinal) }
    }

    /// Whether it names the place `position` (1 is the first) in a row of `count`.
    func contains(_ position: Int, of count: Int) -> Bool {
        fromStart.contains(position) || fromEnd.contains(count - position + 1)
    }
}
