/// A day of the week; its raw value is the ISO 8601 number, Monday 1 to Sunday 7.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday of the day `dayNumber` days after 1970-01-01, which was a Thursday.
    @inlinable
    package init(dayNumber: Int) {
        switch (dayNumber + 3).flooredRemainder(by: 7) {
        case 0: self = .monday
        case 1: self = .tuesday
        case 2: self = .wednesday
        case 3: self = .thursday
        case 4: self = .friday
        case 5: self = .saturday
        default: self = .sunday
        }
    }

    /// How many days after `start` this weekday comes, 0 to 6, when weeks begin on `start`.
    package func days(since start: Weekday) -> Int { (rawValue - start.rawValue + 7) % 7 }
}
