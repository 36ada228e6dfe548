package import CivilTime

extension Notice {
    /// How soon is too late, in seconds.
    private static let soon = Duration.seconds(86_400)

    /// How urgent it is, for those who reckon days in `zone`.
    package func urgency(in zone: any ZoneRules) -> Urgency {
        switch subject {
        case .digest: .patient
        case .test, .answer: .soon
        case .change(let change): isSoon([change.before, change.after].compactMap(\.self), in: zone) ? .soon : .usual
        case .trouble: .usual
        case .reminder(let occurrence): isSoon([occurrence], in: zone) ? .soon : .usual
        case .group(let occurrences): isSoon(occurrences, in: zone) ? .soon : .usual
        }
    }

    private func isSoon(_ occurrences: [Occurrence], in zone: any ZoneRules) -> Bool {
        occurrences.contains { $0.span.start(in: zone) - now < Self.soon }
    }
}
