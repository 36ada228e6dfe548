/// Why no copy of the store is made, or none is put back, though nothing is broken: what was asked for cannot be.
package struct CopyRefusal: Error, Hashable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        /// What was named is not there.
        case absent
        /// What was named is no store of ours.
        case foreign
        /// It would take something away from somebody.
        case harmful
    }

    package let reason: Reason
    /// One sentence for the operator, without a full stop.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    package init(_ reason: Reason, _ problem: String, remedy: String) {
        (self.reason, self.problem, self.remedy) = (reason, problem, remedy)
    }

    package var description: String { "\(problem); \(remedy)" }
}
