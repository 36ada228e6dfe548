/// Where secrets are kept outside the configuration.
package protocol SecretSource: Sendable {
    /// The secret a reference names, without the newline at its end.
    func secret(_ reference: SecretReference) throws(SecretUnreadable) -> Secret

    /// What is to be said against the place that a secret is in; nil when it is kept well.
    func concern(about reference: SecretReference) -> SecretConcern?
}

extension SecretSource {
    package func concern(about reference: SecretReference) -> SecretConcern? { nil }
}

/// A secret by the place it is in.
package enum SecretReference: Hashable, Sendable {
    /// A systemd credential (`LoadCredential=`), or a file in the `credentials` folder of the configuration.
    case credential(String)
    /// A file, by its absolute path.
    case file(String)
    /// A variable of the environment.
    case environment(String)
}

/// Why a secret cannot be read.
package struct SecretUnreadable: Error, Hashable {
    /// One sentence, without a full stop.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    package init(problem: String, remedy: String) { (self.problem, self.remedy) = (problem, remedy) }
}

/// Why a secret that can be read is not kept well.
package struct SecretConcern: Hashable, Sendable {
    /// One sentence, without a full stop.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    package init(problem: String, remedy: String) { (self.problem, self.remedy) = (problem, remedy) }
}
