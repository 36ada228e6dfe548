extension EventStanding {
    private static let words = Lexicon<EventStanding>([
        (
            "dự kiến|dự định|kế hoạch tổ chức|tentative|tentatively|planned|is planned|provisional|tbc|to be confirmed|chưa chốt",
            .tentative
        ),
        ("bị hủy|hủy bỏ|đã hủy|hủy|tạm hoãn|hoãn|hoãn lại|cancelled|canceled|called off|postponed", .cancelled),
        // It has a new date, which is the one read.
        (
            "hoãn sang|hoãn đến|dời sang|lùi sang|lùi đến|chuyển sang|postponed until|postponed to|rescheduled to|moved to",
            .confirmed
        ),
    ])

    /// What the words in `range` of a passage say of whether it takes place; confirmed when they say nothing.
    static func read(
        _ passage: Passage, _ range: Range<Int>? = nil, bare: Bool
    ) -> (standing: EventStanding, quote: String) {
        let words = passage.words
        let all = range.map { words.index(at: $0.lowerBound)..<words.index(at: $0.upperBound) }
        let hits = Self.words.hits(in: words, all, bare: bare)
        if hits.contains(where: { $0.value == .confirmed }) { return (.confirmed, "") }
        guard let hit = hits.first(where: { $0.value == .cancelled }) ?? hits.first else { return (.confirmed, "") }
        let quote =
            words.list[hit.words.lowerBound].range.lowerBound..<words.list[hit.words.upperBound - 1].range.upperBound
        return (hit.value, passage.quote(quote))
    }
}
