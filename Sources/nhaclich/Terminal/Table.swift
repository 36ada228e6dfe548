import HostSystem

/// Rows in columns. Where they do not fit the terminal, the widest columns give way.
struct Table {
    /// A column by its head: all capitals, as `START`.
    struct Column: ExpressibleByStringLiteral {
        let head: String
        /// The colour of a cell.
        let tone: @Sendable (String) -> Tone?

        init(_ head: String, _ tone: @escaping @Sendable (String) -> Tone?) { (self.head, self.tone) = (head, tone) }

        init(stringLiteral head: String) { self.init(head) { _ in nil } }

        /// A column that is rarely read, such as names that only commands take.
        static func aside(_ head: String) -> Column { Column(head) { _ in .aside } }

        /// A column that says how it is with something.
        static func state(_ head: String) -> Column { Column(head) { Tone(ofState: $0) } }
    }

    /// What stands between two columns.
    private static let gap = 2
    /// A column is whole up to the width of a time; only wider ones give way.
    private static let whole = 16
    /// The least that is left of one.
    private static let least = 10

    private let columns: [Column]
    private let rows: [[String]]

    init(_ columns: [Column], _ rows: [[String]]) {
        self.columns = columns
        // Titles are written by strangers: nothing in them may move the cursor.
        self.rows = rows.map { $0.map { PlainText.onOneLine($0, limit: 2000) } }
    }

    /// The table without a newline at its end.
    var text: String { text(room: Terminal.output.columns, style: .current) }

    /// The table in `room` columns; nil for as many as it takes.
    func text(room: Int?, style: Style) -> String {
        let widths = Self.fitted(columns.indices.map(width), to: room)
        func line(_ cells: [String], _ tone: (Int, String) -> Tone?) -> String {
            var line = ""
            var used = 0
            for (index, cell) in cells.enumerated() {
                let start = index == 0 ? 0 : used + Self.gap
                let left = room.map { max(0, $0 - start) } ?? Int.max
                let shown = cell.cut(to: min(widths[index], left))
                if shown.isEmpty, left == 0 { break }
                line += String(repeating: " ", count: start - used) + style.paint(shown, tone(index, cell))
                used = start + shown.columns
                let isLast = index == cells.count - 1
                let padding = isLast ? 0 : min(widths[index] - shown.columns, left - shown.columns)
                line += String(repeating: " ", count: max(0, padding))
                used += max(0, padding)
            }
            return line
        }
        let head = line(columns.map(\.head)) { _, _ in .heading }
        return ([head] + rows.map { line($0) { columns[$0].tone($1) } }).joined(separator: "\n")
    }

    private func width(of index: Int) -> Int {
        max(columns[index].head.columns, rows.map { $0[index].columns }.max() ?? 0)
    }

    /// Widths that together fit `room`: the widest columns are made as narrow as each other, and no narrower than they
    /// have to be.
    static func fitted(_ widths: [Int], to room: Int?) -> [Int] {
        guard let room else { return widths }
        let available = room - gap * (widths.count - 1)
        var excess = widths.reduce(0, +) - available
        var fitted = widths
        while excess > 0 {
            let wide = fitted.indices.filter { widths[$0] > whole && fitted[$0] > least }
            guard let widest = wide.map({ fitted[$0] }).max() else { break }
            let first = wide.filter { fitted[$0] == widest }
            let next = max(least, wide.map { fitted[$0] }.filter { $0 < widest }.max() ?? least)
            let step = max(1, min(widest - next, excess / first.count))
            for index in first where excess > 0 {
                fitted[index] -= step
                excess -= step
            }
        }
        return fitted
    }
}
