package import CivilTime

/// Something that needs a person, or does not any more.
package struct Trouble: Hashable, Sendable {
    /// What is in trouble.
    package enum Place: String, Hashable, Sendable {
        case calendar, channel
    }

    /// What is wrong, for those who are told in their own language.
    package enum Kind: Hashable, Sendable {
        /// The service does not take what it is sent, for this reason: only a person can help.
        case refused(String)
        /// The service has not worked for an hour, lately for this reason.
        case failing(String)
        /// The calendar cannot be read, for this reason.
        case unreadable(String)
        /// So many of the calendar's events to come are gone at once, which is not believed before an instant.
        case lost(Int, of: Int, until: Instant)
        /// The calendar has no event to come any more.
        case quiet
    }

    package let place: Place
    /// Its name in the configuration.
    package let name: String
    /// One sentence in English, as the journal has it; empty when it is over.
    package let problem: String
    /// The same as a value; nil when it is over, or nothing but the sentence is known.
    package let kind: Kind?

    package init(_ place: Place, _ name: String, problem: String, kind: Kind? = nil) {
        (self.place, self.name, self.problem, self.kind) = (place, name, problem, kind)
    }

    /// Whether it is good news.
    package var isOver: Bool { problem.isEmpty }
}
