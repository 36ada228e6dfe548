import CivilTime

/// Writes content lines (RFC 5545, 3.1): ended by CRLF, folded before they are longer than 75 octets.
struct LineWriter {
    /// How long a line may be, in octets, without its end.
    private static let longest = 75

    private(set) var bytes: [UInt8] = []

    /// Adds a line. `value` must not come from strangers, or be clean already.
    mutating func add(_ name: String, _ value: String) {
        var room = Self.longest
        append(name, &room)
        append(":", &room)
        append(value, &room)
        end()
    }

    /// Adds a line with a TEXT (3.3.11): nothing in it can end the line or the value.
    mutating func add(text: String, as name: String) {
        var room = Self.longest
        append(name, &room)
        append(":", &room)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": append("\\\\", &room)
            case ";": append("\\;", &room)
            case ",": append("\\,", &room)
            case "\n": append("\\n", &room)
            case "\t": append("\t", &room)
            default:
                if scalar.properties.generalCategory != .control { append(String(scalar), &room) }
            }
        }
        end()
    }

    /// Appends `part`, folding between characters' scalars, never inside one.
    private mutating func append(_ part: String, _ room: inout Int) {
        for scalar in part.unicodeScalars {
            let size = UTF8.width(scalar)
            if size > room {
                bytes += [0x0D, 0x0A, 0x20]
                room = Self.longest - 1
            }
            bytes.append(contentsOf: String(scalar).utf8)
            room -= size
        }
    }

    private mutating func end() { bytes += [0x0D, 0x0A] }

    // MARK: Values

    /// A time in UTC, such as `20200213T013000Z`.
    static func utc(_ instant: Instant) -> String { basic(CivilDateTime(utc: instant)) + "Z" }

    /// A time in no zone, such as `20200213T083000`.
    static func basic(_ civil: CivilDateTime) -> String {
        "\(basic(civil.date))T\(civil.time.description.filter { $0 != ":" })"
    }

    /// A date, such as `20200213`.
    static func basic(_ date: CivilDate) -> String { date.description.filter { $0 != "-" } }

    /// A length of time (3.3.6), such as `-P1DT12H`: days stay days where the clock's part has the same sign.
    static func duration(_ duration: NominalDuration) -> String {
        var days = Int64(duration.days)
        var seconds = duration.seconds
        if days < 0 && seconds > 0 || days > 0 && seconds < 0 {
            let total = duration.roughSeconds
            (days, seconds) = (total / 86_400, total % 86_400)
        }
        let sign = days < 0 || seconds < 0 ? "-" : ""
        let clock = [
            (seconds.magnitude / 3600, "H"), (seconds.magnitude / 60 % 60, "M"), (seconds.magnitude % 60, "S"),
        ]
        let time = clock.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
        if days == 0 { return "\(sign)PT\(time.isEmpty ? "0S" : time)" }
        return "\(sign)P\(days.magnitude)D\(time.isEmpty ? "" : "T\(time)")"
    }
}
