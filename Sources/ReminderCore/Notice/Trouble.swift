/// Something that needs a person, or does not any more.
package struct Trouble: Hashable, Sendable {
    /// What is in trouble.
    package enum Place: String, Hashable, Sendable {
        case calendar, channel
    }

    package let place: Place
    /// Its name in the configuration.
    package let name: String
    /// One sentence in English, as the journal has it; empty when it is over.
    package let problem: String

    package init(_ place: Place, _ name: String, problem: String) {
        (self.place, self.name, self.problem) = (place, name, problem)
    }

    /// Whether it is good news.
    package var isOver: Bool { problem.isEmpty }
}
