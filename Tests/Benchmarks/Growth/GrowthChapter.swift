/// How costs grow with the number of events, as a table and as a picture for the docs.
struct GrowthChapter: Chapter {
    let name = "growth"
    let title = "Growth: a reminder for each event"

    private static let sizes = [1000, 10_000, 100_000, 1_000_000]
    /// Larger ones run but once.
    private static let mostRepeated = 100_000

    /// What is drawn: its name, and how it is got of a result, in the unit of the name.
    private static let lines: [(name: String, value: @Sendable (Measured) -> Double)] = [
        ("memory, MB, while it waits", { ($0.spread(of: .resident)?.median ?? 0) / 1e6 }),
        ("start, s", { $0.spread(of: .ready)?.median ?? 0 }),
        ("load, CPU s", { $0.spread(of: .load)?.median ?? 0 }),
        ("load and plan, CPU s", { $0.spread(of: .plan)?.median ?? 0 }),
    ]

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        (
            Self.sizes.map { size in
                Contender(name: "\(size)", isSlow: size > Self.mostRepeated, trial: GrowthTrial(events: size))
            }, []
        )
    }

    func table(of results: [Measured]) -> MarkdownTable {
        var table = MarkdownTable([
            "events", "load, CPU s", "load, plan and write, CPU s", "peak MB", "start with the plan, ms", "MB waiting",
        ])
        for result in results {
            func text(_ figure: Figure, _ scale: Double, _ digits: Int) -> String {
                result.spread(of: figure)?.scaled(by: scale).text(digits: digits) ?? "-"
            }
            table.rows.append([
                result.contender.name, text(.load, 1, 3), text(.plan, 1, 3),
                decimal(result.peakBytes.median / 1e6, digits: 1), text(.ready, 1000, 0), text(.resident, 1e-6, 1),
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        guard let first = results.first, let last = results.last else { return [] }
        let times = last.beside(first) { $0.figures[.resident] ?? 0 }
        return [Bar(name: "times the memory of a thousand events that a million take", most: 1.5, reached: times)]
    }

    func keep(_ results: [Measured], inDocs isInDocs: Bool) throws(Trouble) {
        let curves = Self.lines.map { line in
            Plot.Curve(name: line.name, points: results.map { (Double($0.answer), max(line.value($0), 0.001)) })
        }
        let path = isInDocs ? "Sources/Daemon/Daemon.docc/Resources/growth.svg" : "\(Files.folder)/growth.svg"
        try Files.write(Array(Plot(curves: curves, across: "events, with a reminder each").svg.utf8), to: path)
    }
}
