extension Grammar {
    /// Whether a mention may begin with the token at `place`: a look that costs little, so prose is passed over fast.
    @inline(__always)
    func mayBegin(_ place: Int) -> Bool {
        let token = tokens[place]
        switch token.kind {
        case .number: return startsFree(place) && (value(place - 1, .refusal) ?? 2) == 2 && !isCounted(place)
        case .word:
            switch max(token.first.kind.beginning, token.second.kind.beginning) {
            case .never: return false
            case .alone: return true
            case .withNumber: return self[place + 1].kind == .number && isGlued(place + 1) && token.isCapitalized
            case .withMore:
                let next = self[place + 1]
                return next.kind == .number || next.first.kind != .unknown || (next.kind == .mark && next.value != 0)
            }
        case .mark, .opaque, .end: return false
        }
    }

    /// Whether the number at `place` is one of several that nothing before says are days, or stands before a word that
    /// no date has.
    @inline(__always)
    private func isCounted(_ place: Int) -> Bool {
        let next = self[place + 1]
        if next.kind == .number || next.kind == .opaque || next.kind == .end { return true }
        if next.kind == .word, next.first.kind == .unknown { return true }
        guard self[place + 2].kind == .number, isMark(place + 1, ",") || has(place + 1, .and) else { return false }
        return !mayBeginList(place)
    }
}

extension Word.Kind {
    /// Whether a mention may begin with such a word, from no to yes.
    enum Beginning: Int, Comparable {
        case never
        /// When a number is written right after it, and it is a capital.
        case withNumber
        /// When a number, a sign or another word of the grammar follows.
        case withMore
        /// Whatever follows.
        case alone

        static func < (left: Beginning, right: Beginning) -> Bool { left.rawValue < right.rawValue }
    }

    /// Whether a mention may begin with such a word.
    var beginning: Beginning {
        switch self {
        case .relativeDay, .namedTime, .christmas, .weekday: .alone
        case .unit, .thu, .sundayHead, .monthName, .numeral, .ten, .nth, .part, .partHead, .session, .hom,
            .this, .next, .last, .away, .third, .from, .at, .about, .inside, .plural, .every, .mung, .fullMoon, .tet,
            .half, .tenDays, .newYearsEve, .new, .lunarName, .quarterLetter, .letterT, .article, .adverb, .span:
            .withMore
        // "H1 2026"
        case .hour: .withNumber
        default: .never
        }
    }

    /// Whether the name of a period, of a feast or of the nth day of a month may begin with such a word.
    var beginsPeriod: Bool {
        switch self {
        case .unit, .third, .tenDays, .nth, .last, .thu, .sundayHead, .weekday, .letterT, .tet, .fullMoon, .christmas,
            .newYearsEve, .new, .lunarName, .monthName, .from, .quarterLetter, .hour, .inside:
            true
        default: false
        }
    }

    /// Whether days counted from the reference day may begin with such a word.
    var beginsRelative: Bool {
        switch self {
        case .span, .relativeDay, .unit, .hom, .third, .this, .next, .last, .inside, .away, .numeral, .ten, .letterA:
            true
        default: false
        }
    }
}
