/// How often a value was at most so large, for a few bounds.
package struct Histogram: Hashable, Sendable {
    /// The bounds, the smallest first; the last bucket has none.
    package let bounds: [Double]
    /// How many values were in each bucket and not in one before it: one more than there are bounds.
    package private(set) var counts: [Int]
    /// The sum of all values.
    package private(set) var sum = 0.0

    /// - Parameter bounds: In ascending order, finite.
    package init(_ bounds: [Double]) { (self.bounds, counts) = (bounds, Array(repeating: 0, count: bounds.count + 1)) }

    /// How many values there were.
    package var count: Int { counts.reduce(0, +) }

    /// Notes one value; a bound belongs to its bucket.
    package mutating func observe(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }
}
