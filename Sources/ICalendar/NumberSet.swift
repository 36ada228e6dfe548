/// A set of numbers from 0 to 63, such as hours or months.
struct NumberSet: Hashable, Sendable {
    private var bits: UInt64 = 0

    init() {}
    init(_ number: Int) { insert(number) }

    var isEmpty: Bool { bits == 0 }

    var count: Int { bits.nonzeroBitCount }

    /// Whether `number` is in the set; numbers out of range never are.
    func contains(_ number: Int) -> Bool { number >= 0 && number < 64 && bits >> UInt64(number) & 1 == 1 }

    /// Puts `number` into the set; it must be 0 to 63.
    mutating func insert(_ number: Int) { bits |= 1 << UInt64(number & 63) }

    /// The numbers, smallest first.
    var numbers: [Int] { (0..<64).filter(contains) }
}
