import CivilTime
import DateGrammar

/// What the words around a date say that it is the date of.
extension Statement {
    private static let moving = Lexicon<Void>(
        """
        dời|hoãn|lùi|chuyển|đẩy|thay đổi|đổi|dời lịch|dời ngày|lùi lịch|lùi thời gian|lùi thời gian tổ chức|lùi lại|hoãn lại|rời sang|\
        moved|move|moves|postponed|rescheduled|pushed back|brought forward|shifted|delayed
        """,
        except: "đổi mới|chuyển đổi|trao đổi|biến đổi|chuyển giao|chuyển phát|di chuyển|vận chuyển|thúc đẩy|chuyển động"
    )
    private static let toward = Lexicon<Void>("sang|đến|tới|lên|thành|về|to|until|till|for|vào")
    /// Words right before a new date.
    private static let renewed = Lexicon<Void>(
        """
        hoãn sang|hoãn đến|hoãn tới|hoãn lại đến|hoãn lại sang|dời sang|dời đến|dời tới|dời lên|dời về|dời lại đến|\
        lùi sang|lùi đến|lùi tới|\
        lùi lại đến|lùi lại sang|lùi về|chuyển sang|chuyển đến|chuyển thành|chuyển về|đẩy sang|đẩy lên|đẩy lùi đến|đẩy lùi sang|đổi sang|\
        đổi thành|thay đổi thành|lùi xuống|postponed until|postponed to|postponed till|rescheduled to|rescheduled for|\
        moved to|moved forward to|pushed back to|brought forward to|shifted to|delayed until|delayed to|\
        will now be held on|will now be held|\
        will now take place on|will now take place|now takes place on
        """)
    /// Words right before a date that does not hold any more.
    private static let former = Lexicon<Void>(
        """
        thay vì|thay cho|ban đầu|ban đầu dự kiến|ban đầu dự kiến tổ chức|ban đầu dự kiến diễn ra|theo kế hoạch ban đầu|so với kế hoạch|\
        kế hoạch cũ|lịch cũ|dời từ|hoãn từ|chuyển từ|lùi từ|đổi từ|originally|originally scheduled for|originally scheduled on|\
        originally planned for|originally set for|initially|initially scheduled for|initially planned for|previously|\
        previously scheduled for|instead of|rather than|moved from|postponed from|rescheduled from
        """)
    private static let occasions = Lexicon<Void>(
        """
        nhân|nhân dịp|nhân ngày|nhân kỷ niệm|hưởng ứng|chào mừng|hướng tới kỷ niệm|hướng tới chào mừng|kỷ niệm|mừng|\
        on the occasion of|to mark|marking|to celebrate|in celebration of|in honor of|in honour of
        """)
    private static let celebrations = Lexicon<Void>("lễ|lễ mít tinh|mít tinh|buổi|đêm nhạc|chương trình|tiệc|buổi lễ")
    private static let documents = Lexicon<Void>(
        """
        công văn|công văn số|kế hoạch số|quyết định|quyết định số|văn bản|văn bản số|thông báo số|nghị định|nghị định số|thông tư|chỉ thị|\
        nghị quyết|tờ trình|công điện|giấy phép|hướng dẫn số|luật số|dispatch|decision no|circular|decree|official letter
        """)
    /// Words that tell of what was said on a day.
    private static let tellings = Lexicon<Void>(
        """
        cho biết|cho hay|thông tin|thông báo|trao đổi với|phỏng vấn|cuộc phỏng vấn|phát biểu|tiết lộ|chia sẻ|khẳng định|xác nhận|\
        công bố|nói với|trả lời|tuyên bố|nói|said|says|announced|told|speaking to|interview|revealed|confirmed|stated|wrote|reported
        """)
    private static let places = Lexicon<Void>("tại|trong|ở|qua|theo|at|in|during|theo dõi")
    private static let ends = Lexicon<Void>(
        """
        kéo dài đến|kéo dài đến hết|kéo dài tới|kéo dài tới hết|kéo dài cho đến|kéo dài cho đến hết|diễn ra đến|diễn ra đến hết|\
        diễn ra tới hết|mở cửa đến|mở cửa đến hết|kết thúc|kết thúc vào|kết thúc ngày|bế mạc|bế mạc vào|sẽ bế mạc|và bế mạc|\
        sẽ kết thúc|đến hết|tới hết|trưng bày đến|trưng bày đến hết|run until|runs until|running until|runs through|run through|\
        continues until|continues through|lasts until|open until|on view until|ends on|ends|closes on|concludes on|and ends
        """)
    private static let stays = Lexicon<Void>("kéo dài|diễn ra|mở cửa|trưng bày|run|runs|lasts|continues|open|on view")
    private static let dueNouns = Lexicon<Void>(
        "đăng ký|hạn|hồ sơ|nhận bài|nộp|gửi|registration|deadline|apply|applications|submission|submit|vé|tickets")

    /// Whether it is the date that what was put off has now.
    var isNewDate: Bool {
        if let hit = nearest(Self.renewed, before: date.lowerBound, within: 4),
            !hasDate(hit.words.upperBound..<date.lowerBound)
        {
            return true
        }
        // "dời từ ngày 12/5 sang ngày 15/5", and where the date's own words begin with "đến".
        let start = max(before.lowerBound, date.lowerBound - 1)
        guard !hits(Self.toward, in: start..<min(date.upperBound, date.lowerBound + 2)).isEmpty,
            let old = others.last(where: { $0.range.upperBound <= mention.range.lowerBound })
        else { return false }
        let place = passage.words.index(at: old.range.lowerBound)
        return hits(Self.moving, in: before).contains { verb in
            verb.words.upperBound <= place && place - verb.words.upperBound <= 3
        }
    }

    /// Whether another date begins among the words.
    private func hasDate(_ range: Range<Int>) -> Bool {
        others.contains { range.contains(passage.words.index(at: $0.range.lowerBound)) }
    }

    private static let away = Lexicon<Void>("from|từ", knowsShort: true)

    /// Whether the date held once and does not any more: another has taken its place, or the words before it say so.
    var isFormerDate: Bool {
        if !isNewDate, nearest(Self.former, before: date.lowerBound, within: 3) != nil { return true }
        let isFrom =
            Self.away.hit(in: passage.words, at: date.lowerBound, before: date.upperBound, bare: bare) != nil
            || nearest(Self.away, before: date.lowerBound, within: 0) != nil
        return others.contains { other in
            (other.range.lowerBound > mention.range.upperBound || isFrom)
                && Statement(passage, clause, other, bare: bare).isNewDate
        }
    }

    /// The last day of a range that is an old day and a new one: "moved from 2 June to 16 June".
    var movedDay: CivilDate? {
        guard let days = mention.days, days.lowerBound < days.upperBound, mention.listed.isEmpty,
            nearest(Self.moving, before: date.lowerBound, within: 1) != nil
        else { return nil }
        return days.upperBound
    }

    /// Whether the date is that of an occasion: "chào mừng ngày 20/11, …".
    var isOccasion: Bool {
        guard mention.startTime == nil, mention.partOfDay == nil,
            let opening = hits(Self.occasions, in: before).last,
            !hasComma(opening.words.upperBound, date.lowerBound), date.lowerBound - opening.words.upperBound <= 14
        else { return false }
        // "Lễ kỷ niệm 50 năm thành lập trường sẽ diễn ra ngày 15/8" says when the celebration is.
        if nearest(Self.celebrations, before: opening.words.lowerBound, within: 0) != nil { return false }
        return !has(Happening.words, in: opening.words.upperBound..<date.lowerBound)
    }

    /// Whether the date is that of a document: "công văn số 12 ngày 18/8".
    var isOfDocument: Bool {
        let near = max(before.lowerBound, date.lowerBound - 12)..<date.lowerBound
        guard let document = hits(Self.documents, in: near).last,
            !hasComma(document.words.upperBound, date.lowerBound)
        else { return false }
        let between = document.words.upperBound..<date.lowerBound
        return !has(Happening.words, in: between)
            && EventKind.named(in: passage.words, between, bare: bare).isEmpty
    }

    /// Whether the date is that of words about what takes place on another.
    var isOfTelling: Bool {
        guard let next = others.first(where: { $0.range.lowerBound >= mention.range.upperBound }),
            others.allSatisfy({ $0.range.lowerBound >= mention.range.upperBound })
        else { return false }
        let until = passage.words.index(at: next.range.lowerBound)
        let all = words.lowerBound..<min(until, words.upperBound)
        guard let verb = hits(Self.tellings, in: all).last else { return false }
        // "tổ chức họp báo thông tin về lễ hội sẽ diễn ra …": what was held on the day is named before.
        return !EventKind.named(in: passage.words, words.lowerBound..<verb.words.lowerBound, bare: bare).contains {
            noun in
            noun.value.weight == .strong && nearest(Self.places, before: noun.words.lowerBound, within: 1) == nil
        }
    }

    /// Whether it is the last day of what the words before it tell of: "kéo dài đến ngày 20/3".
    var isEnd: Bool {
        guard !has(Self.dueNouns, in: before) else { return false }
        if nearest(Self.ends, before: date.lowerBound, within: 2) != nil { return true }
        return mention.bound == .until && nearest(Self.stays, before: date.lowerBound, within: 2) != nil
    }

    private static let each = Lexicon<Void>("các buổi|vào các buổi|các tối|các ngày|các|mỗi|hàng|every|each")

    /// Whether it is one of the weekdays on which something comes back: "các buổi tối thứ 2, 4, 6".
    var isRecurring: Bool {
        mention.basis == .relative && nearest(Self.each, before: date.lowerBound, within: 1) != nil
    }

    /// Whether a colon stands before it: "Hạn nộp: 15/7".
    var isLabelled: Bool { hasSign(UInt8(ascii: ":"), words.lowerBound + 1, date.lowerBound) }
}

/// How many days something goes on, as a sentence says it: "kéo dài trong hai ngày", "for two days".
enum Duration {
    /// More days than this are no event's.
    static let longest = 31

    private static let opening = Lexicon<Void>(
        """
        kéo dài|kéo dài trong|kéo dài trong vòng|diễn ra trong|sẽ diễn ra trong|diễn ra trong vòng|trong vòng|lasts|lasting|\
        for|runs for|over
        """)
    private static let numbers = Lexicon<Int>([
        ("hai|two|2|02", 2), ("ba|three|3|03", 3), ("bốn|four|4|04", 4), ("năm|five|5|05", 5), ("sáu|six|6|06", 6),
        ("bảy|seven|7|07", 7), ("tám|eight|8|08", 8), ("chín|nine|9|09", 9), ("mười|ten|10", 10), ("12", 12),
        ("14", 14), ("15", 15),
    ])
    private static let day = Lexicon<Void>("ngày|days|day")

    /// The number of days; nil when the words of `range` do not say.
    static func days(_ passage: Passage, _ range: Range<Int>, bare: Bool) -> Int? {
        for hit in opening.hits(in: passage.words, range, bare: bare) {
            let at = hit.words.upperBound
            guard let number = numbers.hit(in: passage.words, at: at, before: range.upperBound, bare: false),
                day.hit(in: passage.words, at: number.words.upperBound, before: range.upperBound, bare: false) != nil
            else { continue }
            // "trong hai ngày 6 và 7/6" has them as dates.
            let next = number.words.upperBound + 1
            if next < passage.words.list.count, passage.words.list[next].startsWithDigit { continue }
            return number.value
        }
        return nil
    }
}
