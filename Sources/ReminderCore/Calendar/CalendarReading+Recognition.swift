extension CalendarReading {
    /// How many events are compared with one another; a page with more changes at its own risk.
    private static let most = 400

    /// The reading with the events of a page known again: one that was given another title, or another day, is the
    /// same event and keeps its name.
    ///
    /// A page names its events by nothing but their titles and days. An event that is known and not there any more,
    /// and one that is there and not known, are one when they have the same link, the same day and like titles, or
    /// the same title and no third like them.
    package func recognised(among known: [Occurrence]) -> CalendarReading {
        let present = Set((occurrences + candidates).map(\.id))
        let gone = known.filter { !present.contains($0.id) }
        let names = Set(known.map(\.id))
        let new = (occurrences + candidates).filter { !names.contains($0.id) }
        guard !gone.isEmpty, !new.isEmpty, gone.count <= Self.most, new.count <= Self.most else { return self }
        var renamed: [Occurrence.ID: Occurrence.ID] = [:]
        var free = gone
        for test in [Self.haveSameLink, Self.areOnSameDay, Self.haveSameTitle] {
            for occurrence in new where renamed[occurrence.id] == nil {
                let matches = free.indices.filter { test(free[$0], occurrence) }
                guard matches.count == 1, let match = matches.first else { continue }
                renamed[occurrence.id] = free.remove(at: match).id
            }
        }
        if renamed.isEmpty { return self }
        var reading = self
        reading.occurrences = occurrences.map { $0.named(renamed[$0.id] ?? $0.id) }
        reading.candidates = candidates.map { $0.named(renamed[$0.id] ?? $0.id) }
        return reading
    }

    private static func haveSameLink(_ left: Occurrence, _ right: Occurrence) -> Bool {
        !left.link.isEmpty && left.link == right.link
    }

    private static func areOnSameDay(_ left: Occurrence, _ right: Occurrence) -> Bool {
        left.span.begin == right.span.begin && TitleLikeness(left.title).isLike(TitleLikeness(right.title))
    }

    private static func haveSameTitle(_ left: Occurrence, _ right: Occurrence) -> Bool {
        FoldedText(left.title) == FoldedText(right.title)
    }
}

extension Occurrence {
    /// The occurrence under another name.
    fileprivate func named(_ id: ID) -> Occurrence {
        Occurrence(
            id: id, span: span, status: status, title: title, location: location, details: details, link: link,
            facts: facts)
    }
}

extension Span {
    /// Where it begins, to be compared with others alone.
    fileprivate var begin: String {
        switch self {
        case .timed(let start, _): "\(start)"
        case .allDay(let first, _): "\(first)"
        }
    }
}
