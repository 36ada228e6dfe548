package import ReminderCore

/// Where the reader of a configuration gets the authorities that it names.
package protocol AuthoritySource: Sendable {
    /// The authorities in the file at `path`.
    func authorities(at path: String) throws(AuthoritiesUnreadable) -> Authorities
}

/// Why a file of authorities is of no use.
package struct AuthoritiesUnreadable: Error, Hashable {
    /// One sentence, without a full stop.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    package init(_ problem: String, remedy: String) { (self.problem, self.remedy) = (problem, remedy) }
}
