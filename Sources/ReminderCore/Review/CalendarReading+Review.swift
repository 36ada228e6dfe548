package import CivilTime

extension CalendarReading {
    /// The reading after an operator's decisions: what was ignored is out, what was accepted is in, and corrected.
    package func reviewed(by decisions: [ReviewDecision], in zone: any ZoneRules) -> CalendarReading {
        if decisions.isEmpty { return self }
        let byID = Dictionary(decisions.map { ($0.id, $0) }) { _, later in later }
        var reading = self
        reading.occurrences = occurrences.compactMap { occurrence in
            guard let decision = byID[occurrence.id] else { return occurrence }
            if decision.verdict == .ignored { return nil }
            return decision.correction.applied(to: occurrence, in: zone)
        }
        reading.candidates = []
        for candidate in candidates {
            guard let decision = byID[candidate.id] else {
                reading.candidates.append(candidate)
                continue
            }
            if decision.verdict == .accepted {
                reading.occurrences.append(decision.correction.applied(to: candidate, in: zone))
            }
        }
        reading.occurrences.sort { $0.span.start(in: zone) < $1.span.start(in: zone) }
        return reading
    }
}

extension Occurrence.ID {
    /// A short name for people to type: twelve hexadecimal digits.
    package var shortName: String {
        let identity = Identity { digest in
            digest.add(calendar)
            digest.add(uid)
            digest.add(recurrenceID)
        }
        return String(identity.description.prefix(12))
    }
}

extension Array where Element == ReviewDecision {
    /// The hash of all that was decided.
    package var fingerprint: Identity {
        Identity { digest in
            for decision in sorted(by: { $0.id.shortName < $1.id.shortName }) {
                digest.add(decision.id.shortName)
                digest.add("\(decision.verdict) \(decision.correction)")
            }
        }
    }
}
