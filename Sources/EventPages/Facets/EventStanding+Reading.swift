extension EventStanding {
    private static let words = Lexicon<EventStanding>([
        (
            """
            dự kiến|dự định|kế hoạch tổ chức|tentative|tentatively|planned|is planned|provisional|tbc|to be confirmed|chưa chốt|\
            plans to|plan to|will be confirmed|sẽ thông báo sau|sẽ được thông báo sau|thông báo sau
            """,
            .tentative
        ),
        ("bị hủy|hủy bỏ|đã hủy|hủy|tạm hoãn|hoãn|hoãn lại|cancelled|canceled|called off|postponed", .cancelled),
        // It has a new date, which is the one read.
        (
            "hoãn sang|hoãn đến|dời sang|lùi sang|lùi đến|chuyển sang|postponed until|postponed to|rescheduled to|moved to",
            .confirmed
        ),
    ])

    /// Words right before or behind which "hủy" tells of something else.
    private static let elsewhere = Lexicon<Void>(
        """
        nếu|trường hợp|có quyền|không được|không bị|chính sách|phí|vé|tour|chuyến bay|hợp đồng|quy định|đăng ký|if|unless|policy|refund|\
        refunds|fee|fees|ticket|tickets|may be|can be|after being|flight|flights|order|orders|registration
        """)
    /// "sau hai lần hoãn" tells of what was.
    private static let times = Lexicon<Void>(
        "sau nhiều lần|sau hai lần|sau 2 lần|sau một lần|sau ba lần|sau 3 lần|sau lần|từng|từng bị")
    /// "was cancelled last year but will be held": what comes after counts.
    private static let again = Lexicon<Void>(
        """
        nhưng sẽ|nay sẽ|năm nay sẽ|sẽ được tổ chức|sẽ diễn ra|sẽ được diễn ra|sẽ quay lại|but will|will be held|will now|will take place|\
        now takes place
        """)
    /// How a sentence says of an event that it is off.
    private static let off = Lexicon<Void>(
        """
        bị hủy|bị hủy bỏ|bị hoãn|đã hủy|đã hủy bỏ|đã hoãn|đã bị hủy|đã bị hoãn|đã tạm hoãn|được hủy|được hoãn|phải hủy|phải hủy bỏ|\
        phải hoãn|phải tạm hoãn|xin hủy|xin hoãn|tạm hoãn|tạm dừng tổ chức|sẽ hủy|sẽ hoãn|sẽ bị hủy|hủy tổ chức|hoãn tổ chức|\
        hoãn vô thời hạn|được dời lại|bị dời lại|được dời|bị dời|được lùi lại|bị lùi lại|không diễn ra|không tổ chức|\
        không được tổ chức|sẽ không diễn ra|sẽ không tổ chức|sẽ không được tổ chức|\
        chưa diễn ra|chưa tổ chức|chưa được tổ chức|không thể tổ chức|không thể diễn ra|\
        is cancelled|is canceled|was cancelled|was canceled|has been cancelled|has been canceled|have been cancelled|\
        have been canceled|are cancelled|are canceled|were cancelled|were canceled|is postponed|was postponed|\
        has been postponed|have been postponed|is called off|\
        was called off|has been called off|will not take place|will not be held|is not taking place|will no longer take place|\
        will no longer be held
        """)

    /// What a sentence of running text says of whether the event it tells of takes place; confirmed when it says nothing.
    ///
    /// That it is off must be said of the event: "phí hủy" and "if cancelled" are not.
    static func told(
        _ passage: Passage, _ words: Range<Int>, bare: Bool
    ) -> (standing: EventStanding, quote: String) {
        let list = passage.words.list
        func quote(_ words: Range<Int>) -> String {
            passage.quote(list[words.lowerBound].range.lowerBound..<list[words.upperBound - 1].range.upperBound)
        }
        for hit in off.hits(in: passage.words, words, bare: bare) {
            let before = max(words.lowerBound, hit.words.lowerBound - 6)..<hit.words.lowerBound
            let after = hit.words.upperBound..<min(words.upperBound, hit.words.upperBound + 2)
            if elsewhere.isIn(passage.words, before, bare: bare) || elsewhere.isIn(passage.words, after, bare: bare)
                || times.isIn(passage.words, before, bare: bare)
                || again.isIn(passage.words, hit.words.upperBound..<words.upperBound, bare: bare)
            {
                continue
            }
            return (.cancelled, quote(hit.words))
        }
        // "Hoãn giải chạy …": the sentence begins with it.
        if let hit = Self.words.hit(in: passage.words, at: words.lowerBound, before: words.upperBound, bare: bare),
            hit.value == .cancelled,
            !elsewhere.isIn(
                passage.words, hit.words.upperBound..<min(words.upperBound, hit.words.upperBound + 2), bare: bare)
        {
            return (.cancelled, quote(hit.words))
        }
        let tentative = Self.words.hits(in: passage.words, words, bare: bare).first { $0.value == .tentative }
        return tentative.map { (.tentative, quote($0.words)) } ?? (.confirmed, "")
    }

    /// What the words in `range` of a title, or of the line of a date, say of whether it takes place; confirmed when
    /// they say nothing.
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
