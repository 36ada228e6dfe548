/// One condition of a rule: a pattern that a field of the occurrence must match.
package struct Match: Hashable, Sendable {
    /// What is looked at.
    package enum Field: String, CaseIterable, Hashable, Sendable {
        case title, location, description, organizer, kind, mode
    }

    package let field: Field
    package let pattern: TextPattern
    /// The pattern as the configuration writes it, for people; empty when nobody wrote it.
    package let written: String

    package init(field: Field, pattern: TextPattern, written: String = "") {
        (self.field, self.pattern, self.written) = (field, pattern, written)
    }

    /// Whether `occurrence` meets the condition.
    package func accepts(_ occurrence: Occurrence) -> Bool {
        switch field {
        case .title: pattern.matches(occurrence.title)
        case .location: pattern.matches(occurrence.location)
        case .description: pattern.matches(occurrence.details)
        case .organizer: pattern.matches(occurrence.facts.organizer)
        case .kind: pattern.matches(occurrence.facts.kind)
        case .mode: pattern.matches(occurrence.facts.mode)
        }
    }
}
