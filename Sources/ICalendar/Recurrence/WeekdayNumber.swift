import CivilTime

/// One element of BYDAY: a weekday, or the nth of it in the month or the year (RFC 5545, 3.3.10).
struct WeekdayNumber: Hashable, Sendable {
    /// Which one: 1 the first, -1 the last, 0 every one.
    let ordinal: Int
    /// The day of the week.
    let weekday: Weekday
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
