/// Somebody who takes part.
struct Contender: Sendable {
    /// How it is called in tables.
    let name: String
    /// The path of the file it reads; empty where there is none.
    var input = ""
    /// Whether it takes so long that it runs but once.
    var isSlow = false
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
    /// Microseconds of CPU for each thing that was found or done.
    var cpuMicrosecondsEach: Spread {
        Spread(usages.map { $0.cpuSeconds / Double(max(1, $0.answer)) * 1e6 })
    }

    /// Another number of a run; nil when it has none.
    func spread(of figure: Figure) -> Spread? {
        let values = usages.compactMap { $0.figures[figure] }
        return values.isEmpty ? nil : Spread(values)
    }

    /// What it found, of the last run.
    var answer: Int { usages.last?.answer ?? 0 }

    /// A number of each run made of it and of the same run of another; of the other's median where it has not as many.
    func beside(
        _ other: Measured, _ value: (Usage) -> Double, _ combined: (Double, Double) -> Double = { $0 / max($1, 1e-9) }
    ) -> Spread {
        let others = other.usages.map(value)
        let median = Spread(others).median
        return Spread(
            usages.enumerated().map { index, usage in
                combined(value(usage), others.count == usages.count ? others[index] : median)
            })
    }
}

extension [Measured] {
    /// What the contender of that name did; nil when it did not take part.
    subscript(name: String) -> Measured? { first { $0.contender.name == name } }
}
