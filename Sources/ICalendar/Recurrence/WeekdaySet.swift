import CivilTime

/// The weekdays of BYDAY, some of them numbered: the nth of the month or the year (RFC 5545, 3.3.10).
struct WeekdaySet: Sendable {
    /// The weekdays without a number, by their raw values.
    private var plain = NumberSet()
    /// The ordinals of each weekday, by its raw value; empty when no weekday has any.
    private var ordinals: [OrdinalSet] = []

    /// The empty set.
    init() {}

    /// Whether nothing is in it.
    var isEmpty: Bool { plain.isEmpty && ordinals.isEmpty }

    /// Whether a weekday has a number.
    var isNumbered: Bool { !ordinals.isEmpty }

    /// Puts in a weekday: the first of them for 1, the last for -1, every one for 0.
    mutating func insert(_ weekday: Weekday, ordinal: Int = 0) {
        if ordinal == 0 {
            plain.insert(weekday.rawValue)
        } else {
            if ordinals.isEmpty { ordinals = [OrdinalSet](repeating: OrdinalSet(), count: 8) }
            ordinals[weekday.rawValue].insert(ordinal)
        }
    }

    /// Whether every such weekday is in it.
    func contains(_ weekday: Weekday) -> Bool { plain.contains(weekday.rawValue) }

    /// Whether this weekday is in it when it is the one at `position` (1 is the first) of `count`.
    func contains(_ weekday: Weekday, at position: Int, of count: Int) -> Bool {
        plain.contains(weekday.rawValue)
            || !ordinals.isEmpty && ordinals[weekday.rawValue].contains(position, of: count)
    }
}

extension Weekday {
    /// The weekday with an abbreviation of RFC 5545, such as `MO`, in whatever case.
    init?(abbreviation first: UInt8, _ second: UInt8) {
        switch (first.uppercased, second.uppercased) {
        case (UInt8(ascii: "M"), UInt8(ascii: "O")): self = .monday
        case (UInt8(ascii: "T"), UInt8(ascii: "U")): self = .tuesday
        case (UInt8(ascii: "W"), UInt8(ascii: "E")): self = .wednesday
        case (UInt8(ascii: "T"), UInt8(ascii: "H")): self = .thursday
        case (UInt8(ascii: "F"), UInt8(ascii: "R")): self = .friday
        case (UInt8(ascii: "S"), UInt8(ascii: "A")): self = .saturday
        case (UInt8(ascii: "S"), UInt8(ascii: "U")): self = .sunday
        default: return nil
        }
    }
}
