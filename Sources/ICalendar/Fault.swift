/// What is wrong with one place of a calendar file; the rest of the file was read.
package struct Fault: Hashable, Sendable {
    /// The line of the file, counted from 1 as an editor counts; 0 when the fault is the whole file's.
    package let line: Int
    /// What is wrong, in the present tense, quoting what was written; no full stop at the end.
    package let problem: String
    /// What its author can do about it, when that is known.
    package let remedy: String?

    /// A fault on `line`, 0 for the whole file.
    package init(line: Int, problem: String, remedy: String? = nil) {
        (self.line, self.problem, self.remedy) = (line, problem, remedy)
    }
}

extension Fault: CustomStringConvertible {
    /// Place, problem and remedy in one line.
    package var description: String {
        let place = line > 0 ? "line \(line): " : ""
        return place + problem + (remedy.map { "; \($0)" } ?? "")
    }
}
