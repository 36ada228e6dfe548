/// A set of numbers from 0 to 63, such as hours or months.
struct NumberSet: Hashable, Sendable {
    private var bits: UInt64 = 0

    /// The empty set.
    init() {}
    /// The set of one number.
    init(_ number: Int) { insert(number) }

    /// Whether nothing is in it.
    var isEmpty: Bool { bits == 0 }

    /// How many numbers are in it.
    var count: Int { bits.nonzeroBitCount }

    /// Whether `number` is in the set; numbers out of range never are.
    func contains(_ number: Int) -> Bool { number >= 0 && number < 64 && bits >> UInt64(number) & 1 == 1 }

    /// Puts `number` into the set; it must be 0 to 63.
    mutating func insert(_ number: Int) { bits |= 1 << UInt64(number & 63) }

    /// The numbers, smallest first.
    var numbers: [Int] { (0..<64).filter(contains) }
}
