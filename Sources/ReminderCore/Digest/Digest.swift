package import CivilTime

/// What one digest says: the occurrences of a span of time, each once, in sections.
package struct Digest: Hashable, Sendable {
    /// What occurrences have in common, in the order in which people read it.
    package enum Heading: String, CaseIterable, Hashable, Sendable {
        /// They take place no more, and people may think that they do.
        case cancelled
        /// They moved, or take place somewhere else.
        case changed
        /// They went on before and go on.
        case ongoing
        /// They begin in the span.
        case starting
        /// They became known since the last digest, and begin later.
        case new
        /// Nobody knows their days yet.
        case undated
    }

    /// One occurrence.
    package struct Item: Hashable, Sendable {
        package let occurrence: Occurrence
        /// What became of it since the last digest; nil when nothing did.
        package let change: OccurrenceChange?

        package init(_ occurrence: Occurrence, change: OccurrenceChange? = nil) {
            (self.occurrence, self.change) = (occurrence, change)
        }
    }

    /// Occurrences under one heading, earliest first.
    package struct Section: Hashable, Sendable {
        package let heading: Heading
        package let items: [Item]

        package init(_ heading: Heading, _ items: [Item]) { (self.heading, self.items) = (heading, items) }
    }

    /// The digest's name in the configuration.
    package let name: String
    /// The first and the last day it looks at.
    package let days: ClosedRange<CivilDate>
    /// Those with something in them.
    package let sections: [Section]

    package init(name: String, days: ClosedRange<CivilDate>, sections: [Section]) {
        (self.name, self.days, self.sections) = (name, days, sections)
    }

    /// Whether there is nothing to say.
    package var isEmpty: Bool { sections.isEmpty }
}
