/// Somebody who takes part.
struct Contender: Sendable {
    /// How it is called in tables.
    let name: String
    /// The path of the file it reads; empty where there is none.
    var input = ""
    /// What is run.
    let trial: any Trial
}

/// A contender, and what each of its runs took.
struct Measured: Sendable {
    let contender: Contender
    let usages: [Usage]

    /// CPU seconds of a run.
    var cpuSeconds: Spread { Spread(usages.map(\.cpuSeconds)) }
    /// Seconds on the clock of a run.
    var wallSeconds: Spread { Spread(usages.map(\.wallSeconds)) }
    /// The greatest size in memory of a run, in bytes.
    var peakBytes: Spread { Spread(usages.map { Double($0.peakBytes) }) }
    /// Another number of a run; nil when it has none.
    func spread(of figure: Figure) -> Spread? {
        let values = usages.compactMap { $0.figures[figure] }
        return values.isEmpty ? nil : Spread(values)
    }

    /// What it found, of the last run.
    var answer: Int { usages.last?.answer ?? 0 }
}
