/// A time on the face of a clock.
package struct TimeOfDay: Hashable, Comparable, Sendable {
    /// The hour, 0 to 23.
    package let hour: Int
    /// The minute, 0 to 59.
    package let minute: Int
    /// The second, 0 to 59.
    package let second: Int

    /// 00:00:00.
    package static let midnight = TimeOfDay(secondOfDay: 0)

    /// The time with these parts, or nil when a clock never shows it.
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// The time `secondOfDay` seconds after midnight, 0 to 86,399; whole days beyond that are dropped.
    package init(secondOfDay: Int) {
        let rest = secondOfDay.flooredRemainder(by: 86_400)
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    }

    /// Seconds since midnight.
    package var secondOfDay: Int { hour * 3600 + minute * 60 + second }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.secondOfDay < right.secondOfDay }
}

extension TimeOfDay: CustomStringConvertible {
    /// ISO 8601, such as `08:30:00`.
    package var description: String {
        String(unsafeUninitializedCapacity: 8) { text in
            text.write(hour, at: 0)
            text[2] = UInt8(ascii: ":")
            text.write(minute, at: 3)
            text[5] = UInt8(ascii: ":")
            text.write(second, at: 6)
            return 8
        }
    }

    /// Hours and minutes, such as `08:30`.
    package var hoursAndMinutes: String {
        String(unsafeUninitializedCapacity: 5) { text in
            text.write(hour, at: 0)
            text[2] = UInt8(ascii: ":")
            text.write(minute, at: 3)
            return 5
        }
    }
}
