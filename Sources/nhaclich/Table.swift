import HostSystem

/// Rows in columns, the last of which is cut to fit the terminal.
struct Table {
    private let heads: [String]
    private let rows: [[String]]

    init(_ heads: [String], _ rows: [[String]]) {
        self.heads = heads
        // Titles are written by strangers: nothing in them may move the cursor.
        self.rows = rows.map { $0.map { PlainText.onOneLine($0, limit: 2000) } }
    }

    /// The table without a newline at its end.
    var text: String {
        let all = [heads] + rows
        let widths = heads.indices.map { column in all.map { Self.width($0[column]) }.max() ?? 0 }
        let room = Terminal.output.columns ?? Int.max
        return all.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let isLast = column == row.count - 1
                line += isLast ? cell : cell + String(repeating: " ", count: widths[column] - Self.width(cell) + 2)
            }
            return Self.cut(line, to: room)
        }.joined(separator: "\n")
    }

    private static func cut(_ line: String, to room: Int) -> String {
        guard width(line) > room, room > 1 else { return line }
        var cut = ""
        var used = 1
        for character in line {
            used += width(String(character))
            if used > room { break }
            cut.append(character)
        }
        return cut + "…"
    }

    /// How many columns a text takes: East Asian wide characters and emoji take two.
    private static func width(_ text: String) -> Int {
        text.reduce(0) { sum, character in
            let scalar = character.unicodeScalars.first
            let isWide = scalar.map { scalar in
                (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
                    || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
                    || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
                    || (0x1F300...0x1FAFF).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
            }
            return sum + (isWide == true ? 2 : 1)
        }
    }
}

/// A lead for people: `1d before`, and `1d before its end` as it is.
func before(_ lead: String) -> String {
    lead.contains("before") || lead == "snoozed" ? lead : "\(lead) before"
}

/// `13/02/2020 08:30` for the RFC 3339 time the daemon answers with, and `13/02/2020` for a date.
func day(_ time: String) -> String {
    let parts = time.split(separator: "T")
    guard let date = parts.first?.split(separator: "-"), date.count == 3 else { return time }
    let shown = "\(date[2])/\(date[1])/\(date[0])"
    return parts.count == 2 ? "\(shown) \(parts[1].prefix(5))" : shown
}
