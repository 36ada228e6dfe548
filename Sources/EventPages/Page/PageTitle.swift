/// Finds the passage that is a page's title: its first great heading, else the first line that is not the site's.
struct PageTitle {
    let passages: [Passage]
    /// What the page's head calls it; empty when nothing.
    let head: String
    let bare: Bool

    /// The index of the title; nil when it stands in no passage.
    var index: Int? {
        let site = Title.ofSite(head)
        if let heading = passages.firstIndex(where: { $0.block.role == .heading(1) && isTitle($0, words: 2) }) {
            return heading
        }
        if !site.isEmpty, let same = passages.firstIndex(where: { $0.block.string == site }) { return same }
        if let heading = passages.firstIndex(where: { $0.block.role == .heading(2) && isTitle($0, words: 4) }) {
            return heading
        }
        if let letter = letterHead { return letter }
        let candidates = passages.indices.prefix(letterEnd ?? 14).filter {
            isCandidate(passages[$0]) && !isOfLetter(passages[$0])
        }
        if let above = aboveItsDate(candidates) { return above }
        // What the head says of the page is better than a line that may be anything.
        if Words(Array(site.utf8)).list.count >= 4 { return nil }
        if let heading = passages.firstIndex(where: { $0.block.isHeading && isTitle($0, words: 3) }) { return heading }
        return candidates.first { passages[$0].words.list.count <= 60 && !isSentence(passages[$0]) }
    }

    private func isTitle(_ passage: Passage, words: Int) -> Bool {
        if passage.isDateLine(bare: bare) { return false }
        return passage.words.list.count >= words
            || (words == 2 && PageWords.eventList.isIn(passage.words, bare: bare))
    }

    private func isCandidate(_ passage: Passage) -> Bool {
        !passage.words.list.isEmpty && !passage.isDateLine(bare: bare)
            && passage.wordsBesideDates(filler: PageWords.chrome, bare: bare) > 0
            && (Label.read(passage, bare: bare).map { $0.label == .title && $0.end == passage.text.count } ?? true)
    }

    /// What stands below "GIẤY MỜI" or "THÔNG BÁO" in an official letter.
    private var letterHead: Int? {
        guard let head = passages.indices.prefix(14).first(where: { isLetterHead(passages[$0]) }),
            head + 1 < passages.count
        else { return nil }
        let next = passages[head + 1]
        let isName = next.words.list.count >= 3 && next.words.list.count <= 60 && !isSentence(next)
        return isName && isCandidate(next) && !isOfLetter(next) ? head + 1 : nil
    }

    /// Where a letter that invites comes to the time: nothing below is its title.
    private var letterEnd: Int? {
        guard let letter = passages.prefix(14).firstIndex(where: isOfLetter),
            let time = passages.prefix(40).firstIndex(where: { Label.read($0, bare: bare)?.label == .time })
        else { return nil }
        return letter < time ? time : nil
    }

    private func isLetterHead(_ passage: Passage) -> Bool {
        let words = passage.words
        let hit = Self.letters.hit(in: words, at: 0, before: words.list.count, bare: bare)
        return hit?.words.count == words.list.count && words.list.allSatisfy(\.isAllUpper)
    }

    /// Whether it is what letters say around what they are about: "THƯ MỜI", "Kính gửi: …", "Mọi chi tiết liên hệ …".
    private func isOfLetter(_ passage: Passage) -> Bool {
        isLetterHead(passage) || PageWords.courtesies.isIn(passage.words, bare: bare)
    }

    private static let letters = Lexicon<Void>("giấy mời|thư mời|thông báo|kế hoạch|giấy mời họp|invitation|notice")

    /// What stands right above a line that is only a date.
    private func aboveItsDate(_ candidates: [Int]) -> Int? {
        let above = candidates.first { index in
            passages.indices.contains(index + 1) && passages[index + 1].isDateLine(bare: bare)
                && passages[index].words.list.count >= 4 && !isSentence(passages[index])
        }
        guard let above else { return nil }
        // Not in a list, where every title stands above a date.
        let lines = passages.prefix(200).count { $0.isDateLine(bare: bare) && !$0.isPublishing(bare: bare) }
        if lines > 2 { return nil }
        let isFirst = above == candidates.first || passages[..<above].allSatisfy { $0.words.list.count <= 4 }
        let isBelowList = candidates.first.map {
            $0 < above && PageWords.eventList.isIn(passages[$0].words, bare: bare)
        }
        return isFirst && isBelowList != true ? above : nil
    }

    /// Whether it says something, rather than names it.
    private func isSentence(_ passage: Passage) -> Bool {
        let endsAsOne = passage.text.last == UInt8(ascii: ".") && passage.words.list.count > 8
        return endsAsOne && (passage.firstDay != nil || Happening.words.isIn(passage.words, bare: bare))
            || passage.words.list.count > 40
    }
}
