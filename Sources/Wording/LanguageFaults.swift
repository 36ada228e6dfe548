/// Everything that is wrong with a language's phrases.
package struct LanguageFaults: Error, Hashable {
    /// One thing that is wrong with one phrase; the reader of the file knows where the key stands.
    package struct Fault: Error, Hashable {
        package enum Kind: Hashable, Sendable {
            /// The key is not there.
            case missing
            /// The program has no such phrase.
            case unknown
            /// The phrase is there and cannot be used.
            case unusable
        }

        /// The dotted key, such as `weekday.monday`.
        package let key: String
        package let kind: Kind
        /// What is wrong: present tense, quotes what was written, without a full stop.
        package let problem: String
        /// What to do.
        package let remedy: String

        package init(key: String, kind: Kind, problem: String, remedy: String) {
            (self.key, self.kind, self.problem, self.remedy) = (key, kind, problem, remedy)
        }
    }

    /// The faults: in the order of ``Phrase``, then unknown keys by name. Never empty.
    package let faults: [Fault]

    package init(_ faults: [Fault]) { self.faults = faults }
}

extension LanguageFaults: CustomStringConvertible {
    /// One fault a line.
    package var description: String { faults.map { "\($0.key): \($0.problem)" }.joined(separator: "\n") }
}
