extension Grammar {
    /// Digits: 13/2/2020, 2020-02-13, 13.2.20, 13/2, and where `isAnchored` 13-2 and 13.2.
    func digits(_ place: inout Int, isAnchored: Bool) -> WrittenDay? {
        let first = self[place]
        guard let sign = dateSign(place + 1), self[place + 2].kind == .number,
            sign == "/" || (isGlued(place + 1) && isGlued(place + 2)) || (isAnchored && isSpacedDate(place))
        else { return nil }
        let second = self[place + 2]
        let third = self[place + 4]
        if isMark(place + 3, sign), third.kind == .number, sign == "/" || isGlued(place + 3) == isGlued(place + 1) {
            let end = place + 5
            let isTimeNext = has(end, .letterT) && isGlued(end)
            // "2026-12-05/2026-12-07" is a span.
            let isSpan = first.digits == 4 && isMark(end, "/") && self[end + 1].digits == 4 && isMark(end + 2, sign)
            guard endsFree(end) || isTimeNext || isMark(end, "-") || isMark(end, ",") || isSpan else { return nil }
            if first.digits == 4 {
                guard second.digits <= 2, third.digits <= 2, (1800...2199).contains(first.value) else { return nil }
                place = end
                return WrittenDay(day: Int(third.value), month: Int(second.value), year: Int(first.value))
            }
            guard first.digits <= 2, second.digits <= 2 else { return nil }
            var day = WrittenDay(day: Int(first.value), month: Int(second.value))
            day.isOrderOpen = sign != "." && first.value <= 12 && second.value <= 12 && first.value != second.value
            if third.digits == 4, (1800...2199).contains(third.value) {
                day.year = Int(third.value)
            } else if third.digits == 2, sign == "/" || isAnchored, first.value >= 1, first.value <= 31 {
                day.year = Grammar.century(Int(third.value))
            } else {
                return nil
            }
            place = end
            return day
        }
        guard first.digits <= 2, second.digits <= 2, (1...31).contains(first.value), (1...12).contains(second.value),
            endsFree(place + 3) || isRangeOfDigits(place + 3),
            value(place + 3, .refusal) == nil,
            isAnchored || isAnchoredBefore(place) || isAnchoredAfter(place + 3)
                || (sign == "/" && isPlainlyADate(place))
        else { return nil }
        var day = WrittenDay(day: Int(first.value), month: Int(second.value))
        day.isOrderOpen = sign == "/" && first.value <= 12 && first.value != second.value
        place += 3
        // "20/2 năm 2020"
        var end = place
        if isUnit(end, .year) {
            end += 1
            if let year = year(&end) {
                day.year = year
                place = end
            }
        }
        return day
    }

    /// Whether "25 - 11 - 2021" stands at `place`, or "ngày 25 - 11", which cannot be a span.
    private func isSpacedDate(_ place: Int) -> Bool {
        let isNoSpan = isUnit(place - 1, .day) && self[place].value > self[place + 2].value && isOpenAfter(place + 3)
        return isMark(place + 1, "-") && isNoSpan && !isMark(place + 3, "/") && !isMark(place + 3, "-")
            || isMark(place + 1, "-") && isMark(place + 3, "-") && self[place + 2].digits <= 2
                && self[place + 4].kind == .number && self[place + 4].digits == 4 && self[place + 4].gap == .space
    }

    /// The sign between digits of a date at `place`.
    private func dateSign(_ place: Int) -> Unicode.Scalar? {
        ["/", "-", "."].first { isMark(place, $0) }
    }

    /// Whether "-14/2" or "-14.2" follows.
    private func isRangeOfDigits(_ place: Int) -> Bool {
        isMark(place, "-") && self[place + 1].kind == .number && self[place + 1].digits <= 2
    }

    /// Whether "vào", "dịp" or "đến" stands before, and no counted thing after.
    private func isAnchoredBefore(_ place: Int) -> Bool {
        let isLimit = has(place - 1, anyOf: .to, .end) || value(place - 1, .last) == 0
        guard isLimit ? self[place].value > 3 : has(place - 1, anyOf: .at, .occasion), !isGlued(place) else {
            return false
        }
        return isOpenAfter(place + 3) || self[place + 3].first.kind != .unknown && !has(place + 3, .unit)
    }

    /// Whether "tới", "vừa qua", "âm lịch" or "năm nay" follows, which only dates have.
    private func isAnchoredAfter(_ place: Int) -> Bool {
        guard self[place].gap == .space else { return false }
        return has(place, anyOf: .lunar, .lunarShort) || (value(place, .next) == 0 && isOpenOrFiller(place + 1))
            || (has(place, .just) && has(place + 1, anyOf: .offset, .last))
            || (isUnit(place, .year) && has(place + 1, anyOf: .offset, .this, .next, .last))
    }

    private func isOpenOrFiller(_ place: Int) -> Bool { isOpenAfter(place) || value(place, .filler) == 1 }

    /// Whether "20/2" at `place` is a date though nothing before it says so: it stands between signs or line ends, or a
    /// word that goes with dates follows; fractions and "24/7" do not count.
    private func isPlainlyADate(_ place: Int) -> Bool {
        let (day, month) = (self[place].value, self[place + 2].value)
        let after = place + 3
        if day == 24, month == 7 { return false }
        let isFraction = day < month && day <= 3 && month <= 5 && self[place].digits == 1
        let follows = has(after, anyOf: .at, .place, .next, .to, .and) || isRangeOfDigits(after) || isMark(after, "-")
        if isFraction { return isLineBefore(place) && (follows || isLineAfter(after)) }
        if follows { return true }
        return isOpenBefore(place) && isOpenAfter(after)
    }
}
