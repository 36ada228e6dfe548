/// Why an operator's request cannot be met.
package struct AdminProblem: Error, Hashable, CustomStringConvertible {
    /// The HTTP status that says the same.
    package let status: Int
    /// One sentence, without a full stop.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    package init(status: Int, _ problem: String, remedy: String = "") {
        (self.status, self.problem, self.remedy) = (status, problem, remedy)
    }

    package var description: String { remedy.isEmpty ? problem : "\(problem)\nhelp: \(remedy)" }
}
