package import ReminderCore

/// Gathers the faults of several files and, at the end, gives each the line it is in.
///
/// Readers write down a place and two sentences; only here is a line of a file ever shown, so only
/// here secrets have to be hidden.
package final class FaultCollector {
    private var sources: [SourceText] = []
    private var found: [Diagnostic] = []

    package init() {}

    /// Whether a fault, not only a warning, was found.
    package var hasErrors: Bool { found.contains { $0.severity == .error } }

    /// Makes a file known; faults are sorted in the order in which files become known.
    func open(_ source: SourceText) { sources.append(source) }

    /// The text of a file that is known.
    func source(_ file: String) -> SourceText? { sources.first { $0.file == file } }

    /// Notes a fault.
    package func error(at location: Diagnostic.Location, _ problem: String, remedy: String) {
        found.append(Diagnostic(.error, at: location, problem, remedy: remedy))
    }

    /// Notes something that is allowed but hardly meant.
    package func warning(at location: Diagnostic.Location, _ problem: String, remedy: String) {
        found.append(Diagnostic(.warning, at: location, problem, remedy: remedy))
    }

    /// All that was found, in the order of the files, then of lines and columns; each once.
    package func diagnostics() -> [Diagnostic] {
        var order: [String: Int] = [:]
        var shown: [Diagnostic.Location: String] = [:]
        for (index, source) in sources.enumerated() where order[source.file] == nil {
            order[source.file] = index
            let places = found.map(\.location).filter { $0.file == source.file && $0.line > 0 }
            if !places.isEmpty { shown.merge(source.shown(places)) { first, _ in first } }
        }
        var seen: Set<Diagnostic> = []
        let unique = found.filter { seen.insert($0).inserted }
        let sorted = unique.enumerated().sorted { left, right in
            rank(left.element, left.offset, order).lexicographicallyPrecedes(
                rank(right.element, right.offset, order))
        }
        return sorted.map { _, fault in
            Diagnostic(
                fault.severity, at: fault.location, fault.problem, remedy: fault.remedy,
                sourceLine: shown[fault.location] ?? "")
        }
    }

    private func rank(_ fault: Diagnostic, _ offset: Int, _ order: [String: Int]) -> [Int] {
        [order[fault.location.file] ?? .max, fault.location.line, fault.location.column, offset]
    }
}
