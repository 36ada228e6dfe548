extension Notice {
    /// How many occurrences one message lists; of the others it says how many there are.
    package static let mostListed = 40

    /// The occurrences that it tells of, by name: who reads it is told when they change.
    package var occurrences: [Occurrence.ID] {
        switch subject {
        case .reminder(let occurrence): [occurrence.id]
        case .change(let change): [change.before.id]
        case .group(let occurrences): occurrences.prefix(Self.mostListed).map(\.id)
        case .digest(let digest):
            digest.sections.flatMap { section in section.items.map { (section.heading, $0.occurrence.id) } }
                .prefix(Self.mostListed).filter { $0.0 != .cancelled }.map(\.1)
        case .trouble, .test, .answer: []
        }
    }
}
