// What is answered to who only wants to know whether the daemon lives, and may be anybody.

/// Whether all is well.
package struct HealthAnswer: Codable, Hashable, Sendable {
    /// `ok` or `failing`.
    package var status: String
    /// What is not, each on one line; it names no event, no address and no secret.
    package var problems: [String]

    package init(problems: [String]) { (status, self.problems) = (problems.isEmpty ? "ok" : "failing", problems) }
}
