import CivilTime
import DateGrammar

/// How sure it is that the date is the event's, as far as the sentence says.
extension Statement {
    /// In hundredths: a sum of small reasons.
    ///
    /// - Parameter isPages: Whether the event has the name of the page.
    func percent(_ noun: EventKind.Hit?, isPages: Bool) -> Int {
        var percent = 5
        switch noun?.value.weight {
        case .strong: percent += 35
        case .weak: percent += 15
        case .none?: percent += 10
        case nil: percent += isPages ? 35 : 10
        }
        if isHappening(noun) { percent += 25 }
        if has(Happening.future) { percent += 5 }
        if let noun, isLabel(noun) { percent += 15 }
        if mention.precision == .day { percent += 10 }
        if isReported(noun) { percent -= 40 }
        if isHistory { percent -= 45 }
        if isNewDate { percent += 25 }
        if mention.bound == .until, !isNewDate { percent -= 50 }
        if mention.precision != .day, noun?.value.weight != .strong { percent -= 10 }
        if mention.basis == .relative, mention.precision != .day { percent -= 25 }
        if mention.doubts.contains(.lunar) { percent -= 10 }
        return percent
    }

    /// Whether something about the date does not fit: one of the two is a slip, and nobody but the organiser knows which.
    var isContradictory: Bool {
        !mention.doubts.isDisjoint(with: [.weekdayDisagrees, .endBeforeStart, .noSuchTime]) || isHourOfWeek
    }

    /// "Tuần sau, vào lúc 14h thứ Ba": the hour is that of a day, and only the week is understood.
    private var isHourOfWeek: Bool {
        guard mention.basis == .relative, mention.startTime != nil, mention.listed.isEmpty, let days = mention.days
        else {
            return false
        }
        return days.upperBound.dayNumber - days.lowerBound.dayNumber >= 6
    }

    /// Whether the name of a gathering stands before the date as its label: "Women's Day celebration: 8/3".
    private func isLabel(_ noun: EventKind.Hit) -> Bool {
        noun.value.weight == .weak && noun.value.kind.isAttendable && noun.value.kind != .campaign
            && noun.words.upperBound == date.lowerBound && noun.words.lowerBound - words.lowerBound >= 2
            && hasSign(UInt8(ascii: ":"), noun.words.upperBound, date.lowerBound)
    }

    /// Whether the date is that of words about the event, not of the event: "ngày 23/10 đã ra thông báo".
    private func isReported(_ noun: EventKind.Hit?) -> Bool {
        let near = after.lowerBound..<max(after.lowerBound, min(after.lowerBound + 5, after.upperBound))
        guard let verb = hits(Happening.reporting, in: near).first else { return false }
        guard let noun else { return true }
        return noun.words.lowerBound > verb.words.lowerBound || noun.words.upperBound + 12 < after.lowerBound
    }

    /// Whether the date is the past of something else: a word says so, and no event stands between it and the date.
    private var isHistory: Bool {
        hits(Happening.history, in: words).contains { hit in
            let between =
                hit.words.lowerBound < date.lowerBound
                ? hit.words.upperBound..<max(hit.words.upperBound, date.lowerBound)
                : date.upperBound..<max(date.upperBound, hit.words.lowerBound)
            return !has(Happening.certainly, in: between)
                && !EventKind.named(in: passage.words, between, bare: bare).contains { $0.value.weight == .strong }
                && !others.contains { between.contains(passage.words.index(at: $0.range.lowerBound)) }
        }
    }
}
