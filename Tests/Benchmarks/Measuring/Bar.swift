/// Something that is to be reached.
struct Bar: CustomStringConvertible {
    /// What is measured, and in which unit, such as `MB in a CPU second`.
    let name: String
    /// The limit, in words.
    let limit: String
    /// What was measured: it counts by its median.
    let reached: Spread
    let isMet: Bool

    /// At least so much.
    init(name: String, least: Double, reached: Spread) {
        (self.name, self.reached, limit) = (name, reached, "at least \(short(least))")
        isMet = reached.median >= least
    }

    /// At most so much.
    init(name: String, most: Double, reached: Spread) {
        (self.name, self.reached, limit) = (name, reached, "at most \(short(most))")
        isMet = reached.median <= most
    }

    /// What was measured.
    var measured: String { reached.text(digits: abs(reached.median) < 100 ? 2 : 0) }
    /// Whether it is met.
    var verdict: String { isMet ? "met" : "**not met**" }
    /// One line for the reader.
    var description: String { "\(name): \(measured); the bar is \(limit), \(verdict)" }

    /// A table of bars.
    ///
    /// - Parameter chapters: The bars of each chapter, by its name.
    static func table(_ chapters: [(name: String, bars: [Bar])]) -> MarkdownTable {
        var table = MarkdownTable(["chapter", "what", "bar", "measured", ""])
        for (name, bars) in chapters {
            for bar in bars { table.rows.append(["`\(name)`", bar.name, bar.limit, bar.measured, bar.verdict]) }
        }
        return table
    }
}

/// A limit as people write it.
private func short(_ number: Double) -> String {
    let isWhole = number.rounded() == number
    return decimal(number, digits: isWhole ? 0 : number < 0.1 ? 2 : 1)
}
