import DateGrammar

/// Who holds an event, as a sentence says it: "do X tổ chức", "X phối hợp với Y tổ chức", "organised by X".
enum Organizer {
    private static let by = Lexicon<Void>(
        "do|được|bởi|organized by|organised by|hosted by|co hosted by|run by|đồng tổ chức bởi")
    private static let hold = Lexicon<Void>(
        "tổ chức|đồng tổ chức|đã tổ chức|sẽ tổ chức|phối hợp tổ chức|chủ trì|đăng cai|mở lớp|mở|trao|hold|holds|held|organize|organise|organizes|organises|run",
        except: passive)
    /// What is held does not hold: "đã được tổ chức".
    private static let passive =
        """
        được tổ chức|đã được tổ chức|sẽ được tổ chức|không tổ chức|không được tổ chức|dự kiến tổ chức|dự kiến được tổ chức|ban tổ chức|\
        các tổ chức|tổ chức xã hội|tổ chức phi chính phủ|tổ chức quốc tế|tổ chức công đoàn|mở cửa|mở bán|mở rộng|mở màn|mở đầu|mở ra|\
        be held|is held|was held|were held|been held|are held
        """
    private static let with = Lexicon<Void>("phối hợp với|phối hợp cùng|phối hợp|cùng với|cùng|và|with|and")
    private static let aside = Lexicon<Void>(
        "với|nhằm|nhân|nhân dịp|trong khuôn khổ|được|thực hiện|sau|tiếp nối|theo|with|as part of|following|after")
    private static let noise = Lexicon<Void>("đã|sẽ|đang|vừa|được|cũng|chính thức|long trọng|dự kiến|have|has|will")

    /// The organisers named in `sentence`; empty when there are none.
    static func found(in passage: Passage, _ sentence: Range<Int>, bare: Bool) -> String {
        let words = passage.words
        let all = words.index(at: sentence.lowerBound)..<words.index(at: sentence.upperBound)
        for hit in by.hits(in: words, all, bare: bare) {
            let first = hit.words.upperBound
            guard first < all.upperBound, words.list[first].startsUpper,
                let end = end(words, first..<all.upperBound, bare: bare)
            else { continue }
            return names(passage, first..<end, bare: bare)
        }
        // "Ngày 12-4, ĐH Quốc gia cùng Viện KAS tổ chức hội thảo": from the last comma that does not part names.
        guard let verb = hold.hits(in: words, all, bare: bare).first?.words.lowerBound, verb > all.lowerBound else {
            return ""
        }
        var first = verb
        while first > all.lowerBound, verb - first < 40 {
            let word = words.list[first - 1]
            if passage.mentions.contains(where: { $0.range.overlaps(word.range) }) { break }
            if first < verb, !words.list[first].followsDirectly, !words.list[first].startsUpper { break }
            first -= 1
        }
        while first < verb, !words.list[first].startsUpper { first += 1 }
        if let place = Place.found(in: passage, sentence, bare: bare),
            words.list[first..<verb].contains(where: { $0.range.overlaps(place.range) })
        {
            first = min(verb, words.index(at: place.range.upperBound))
            while first < verb, !words.list[first].startsUpper { first += 1 }
        }
        // "Với sự hỗ trợ của dự án, Thanh tra Bộ sẽ tổ chức": who helps is not who holds it.
        if aside.hit(in: words, at: first, before: verb, bare: bare) != nil,
            let comma = (first + 1..<verb).last(where: { !words.list[$0].followsDirectly && words.list[$0].startsUpper }
            )
        {
            first = comma
        }
        guard first < verb, !isNone(words, first, before: verb, bare: bare) else { return "" }
        return names(passage, first..<verb, bare: bare)
    }

    /// Words that a name of somebody does not begin with, besides those of events.
    private static let none = Lexicon<Void>(
        "ban tổ chức|btc|ban|thời gian|địa điểm|ngày|chủ đề|nội dung|theo|tại|trong|đêm|từ|hơn|sau|khi|dự kiến|this|the meeting|it|there|we|they"
    )

    /// Whether no name of somebody begins with the word: an event does not hold itself.
    private static func isNone(_ words: Words, _ first: Int, before end: Int, bare: Bool) -> Bool {
        if let hit = none.hit(in: words, at: first, before: end, bare: bare) {
            // "Ban Dân vận" is somebody, "Ban" of "Ban tổ chức" is not.
            return hit.words.count > 1 || hit.words.upperBound >= end || !words.list[hit.words.upperBound].startsUpper
        }
        if EventKind.words.hit(in: words, at: first, before: end, bare: bare)?.value.weight == .strong { return true }
        // "The annual conference, held every August"
        let last = EventKind.named(in: words, first..<end, bare: bare).last
        return last?.value.weight == .strong && last?.words.upperBound == end
    }

    /// Where the names that begin at the first of `range` end: before "tổ chức", or with the clause.
    private static func end(_ words: Words, _ range: Range<Int>, bare: Bool) -> Int? {
        hold.hits(in: words, range, bare: bare).first { $0.words.lowerBound - range.lowerBound <= 60 }?.words.lowerBound
    }

    /// The names in `range`, parted by semicolons.
    private static func names(_ passage: Passage, _ range: Range<Int>, bare: Bool) -> String {
        let words = passage.words
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        var index = range.lowerBound
        func close(_ end: Int) {
            if start < end { parts.append(words.list[start].range.lowerBound..<words.list[end - 1].range.upperBound) }
        }
        while index < range.upperBound {
            let hit =
                with.hit(in: words, at: index, before: range.upperBound, bare: bare)
                ?? noise.hit(in: words, at: index, before: range.upperBound, bare: bare)
            let next = hit?.words.upperBound ?? range.upperBound
            if let hit,
                next >= range.upperBound || words.list[next].startsUpper
                    || !words.list[index].startsUpper && hit.words.count > 1
            {
                close(index)
                (start, index) = (next, next)
            } else {
                index += 1
            }
        }
        close(range.upperBound)
        let names = parts.map { passage.quote($0) }.filter { $0.count <= 160 && $0.count > 1 }
        return names.prefix(6).joined(separator: "; ")
    }
}
