/// How costs grow with the number of events, as a table and as a picture for the docs.
struct GrowthChapter: Chapter {
    let name = "growth"
    let title = "Growth: a reminder for each event"

    private static let sizes = [1000, 10_000, 100_000, 1_000_000]
    private static let picture = "Sources/Daemon/Daemon.docc/Resources/growth.svg"

    /// What is drawn: its name, and how it is got of a result, in the unit of the name.
    private static let lines: [(name: String, value: @Sendable (Measured) -> Double)] = [
        ("load, CPU s", { $0.spread(of: .load)?.median ?? 0 }),
        ("load, plan and write, CPU s", { $0.spread(of: .plan)?.median ?? 0 }),
        ("start, s", { $0.spread(of: .ready)?.median ?? 0 }),
        ("memory while it waits, GB", { ($0.spread(of: .resident)?.median ?? 0) / 1e9 }),
    ]

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        (Self.sizes.map { Contender(name: "\($0)", trial: GrowthTrial(events: $0)) }, [])
    }

    func table(of results: [Measured]) -> MarkdownTable {
        var table = MarkdownTable(["events", "load, CPU s", "load, plan and write, CPU s", "start, ms", "MB waiting"])
        for result in results {
            table.rows.append([
                result.contender.name, result.spread(of: .load)?.text(digits: 3) ?? "-",
                result.spread(of: .plan)?.text(digits: 3) ?? "-",
                result.spread(of: .ready)?.scaled(by: 1000).text(digits: 0) ?? "-",
                result.spread(of: .resident)?.scaled(by: 1e-6).text(digits: 1) ?? "-",
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        guard let first = results.first?.spread(of: .resident)?.median,
            let last = results.last?.spread(of: .resident)?.median
        else { return [] }
        return [
            Bar(name: "times the memory of a thousand events that a million take", most: 1.5, reached: last / first)
        ]
    }

    func keep(_ results: [Measured]) throws(Trouble) {
        let curves = Self.lines.map { line in
            Plot.Curve(
                name: line.name, points: results.map { (Double($0.answer), max(line.value($0), 0.0001)) })
        }
        try Files.makeFolder("Sources/Daemon/Daemon.docc/Resources")
        try Files.write(Array(Plot(curves: curves, across: "events").svg.utf8), to: Self.picture)
    }
}
