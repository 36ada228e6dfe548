/// What is wrong with a text, before it is known where the text stands.
package struct Objection: Error, Hashable {
    /// What is wrong: present tense, without a full stop.
    package let problem: String
    /// What to do, with an example.
    package let remedy: String

    init(_ problem: String, remedy: String) { (self.problem, self.remedy) = (problem, remedy) }
}
