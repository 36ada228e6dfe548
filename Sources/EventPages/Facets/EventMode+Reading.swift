extension EventMode {
    private enum Hint { case online, inPerson, both, no }

    private static let hints = Lexicon<Hint>([
        (
            "trực tuyến|online|zoom|google meet|microsoft teams|ms teams|webinar|livestream|virtual|virtually|qua mạng|phát trực tiếp|webex|skype",
            .online
        ),
        ("trực tiếp|offline|in person|face to face|onsite|on site", .inPerson),
        (
            "trực tiếp và trực tuyến|trực tuyến và trực tiếp|trực tiếp kết hợp trực tuyến|trực tiếp kết hợp với trực tuyến|trực tuyến kết hợp trực tiếp|hybrid|both in person and online|in person and online|online and in person",
            .both
        ),
        // What is done online there is not the event.
        (
            "đăng ký trực tuyến|thi trực tuyến|cuộc thi trực tuyến|mẫu trực tuyến|biểu mẫu trực tuyến|khảo sát trực tuyến|báo trực tuyến|mua vé trực tuyến|phát sóng trực tiếp|truyền hình trực tiếp|tường thuật trực tiếp|register online|online registration|online form|apply online|làm việc trực tiếp|trao đổi trực tiếp",
            .no
        ),
    ])

    /// How people take part, as the words in `range` of a passage say.
    ///
    /// - Parameter hasPlace: Whether it is known to be somewhere: what is online too is then both.
    static func read(
        _ passage: Passage, _ range: Range<Int>? = nil, hasPlace: Bool, bare: Bool
    ) -> (mode: EventMode, quote: String)? {
        let words = passage.words
        let all = range.map { words.index(at: $0.lowerBound)..<words.index(at: $0.upperBound) }
        var (online, inPerson): (Range<Int>?, Range<Int>?)
        for hit in hints.hits(in: words, all, bare: bare) {
            let place =
                words.list[hit.words.lowerBound].range
                .lowerBound..<words.list[hit.words.upperBound - 1].range.upperBound
            switch hit.value {
            case .online: online = online ?? place
            case .inPerson: inPerson = inPerson ?? place
            case .both: return (.hybrid, passage.quote(place))
            case .no: continue
            }
        }
        if let online { return (hasPlace || inPerson != nil ? .hybrid : .online, passage.quote(online)) }
        return inPerson.map { (.inPerson, passage.quote($0)) }
    }
}
