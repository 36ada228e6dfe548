package import CivilTime

/// A length of time as written in the configuration: `15m`, `2h`, `1d 12h`, `2w`.
package struct DurationText {
    /// The length, with days by the calendar and the rest by the clock.
    let nominal: NominalDuration
    /// The text in one way of writing it, such as `1d 12h`.
    let text: String

    /// The length that `text` writes, with days by the calendar; nil when it writes none.
    package static func nominal(_ text: String) -> NominalDuration? { try? DurationText(text).nominal }

    /// The length by the clock, where every day has 24 hours.
    var duration: Duration { .seconds(nominal.roughSeconds) }

    /// The longest length: a year.
    private static let mostDays = 366
    private static let units = ["w", "d", "h", "m", "s"]

    init(_ text: String) throws(Objection) {
        let parts = try DurationText.parts(of: text)
        var nominal = NominalDuration.zero
        var seen: Set<Character> = []
        for part in parts {
            guard seen.insert(part.unit).inserted else {
                throw Objection(
                    "the length of time \(quoted(text)) has the unit '\(part.unit)' twice",
                    remedy: "add the two numbers, as in '90m'")
            }
            switch part.unit {
            case "w": nominal.days += part.count * 7
            case "d": nominal.days += part.count
            case "h": nominal.seconds += Int64(part.count) * 3600
            case "m": nominal.seconds += Int64(part.count) * 60
            default: nominal.seconds += Int64(part.count)
            }
        }
        guard nominal.roughSeconds <= Int64(DurationText.mostDays) * 86_400 else {
            throw Objection(
                "the length of time \(quoted(text)) is longer than a year", remedy: "write at most '366d'")
        }
        self.nominal = nominal
        self.text = parts.map { "\($0.count)\($0.unit)" }.joined(separator: " ")
    }

    private typealias Part = (count: Int, unit: Character)

    /// The numbers with their units, whether written `1d 12h`, `1d12h` or `1 d 12 h`.
    private static func parts(of text: String) throws(Objection) -> [Part] {
        var rest = text.filter { $0 != " " }[...]
        guard !rest.isEmpty else {
            throw Objection("the length of time is empty", remedy: "write a number and a unit, as in '15m'")
        }
        var parts: [Part] = []
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !($0.isASCII && $0.isNumber) }
            rest = rest.dropFirst(unit.count)
            parts.append(try part(digits, unit, of: text))
        }
        return parts
    }

    private static func part(_ digits: Substring, _ unit: Substring, of text: String) throws(Objection) -> Part {
        let written = quoted(text)
        if digits.isEmpty {
            if unit.first == "-" || unit.first == "+" {
                throw Objection("the length of time \(written) has a sign", remedy: "write it without, as in '15m'")
            }
            throw Objection(
                "the length of time \(written) is not a number with a unit",
                remedy: "write it as in '15m', '2h' or '7d'")
        }
        guard digits.utf8.count <= 9, let count = Int(digits) else {
            throw Objection("the length of time \(written) is longer than a year", remedy: "write at most '366d'")
        }
        guard !unit.isEmpty else {
            let sample = count == 0 ? "'0m'" : "'\(count)m' for minutes, '\(count)h' for hours or '\(count)d' for days"
            throw Objection("the length of time \(written) has no unit", remedy: "write \(sample)")
        }
        if unit.first == "." || unit.first == "," {
            throw Objection(
                "the length of time \(written) is not a whole number of a unit",
                remedy: "write two units, as in '1h 30m', or a smaller one, as in '90m'")
        }
        guard units.contains(String(unit)), let letter = unit.first else {
            let likely = unit.lowercased().first.map(String.init).flatMap { units.contains($0) ? $0 : nil }
            throw Objection(
                "the length of time \(written) has the unknown unit \(quoted(String(unit)))",
                remedy: likely.map { "write '\(count)\($0)'; the units are w, d, h, m and s" }
                    ?? "write w for weeks, d for days, h for hours, m for minutes or s for seconds, as in '15m'")
        }
        return (count, letter)
    }
}

extension Duration {
    /// The length as one writes it in the configuration, such as `45d` or `1h 30m`.
    var asWritten: String {
        var rest = components.seconds
        var parts: [String] = []
        for (unit, length) in [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)] as [(String, Int64)]
        where rest >= length {
            parts.append("\(rest / length)\(unit)")
            rest %= length
        }
        return parts.isEmpty ? "0m" : parts.joined(separator: " ")
    }
}
