extension Grammar {
    /// One day that is written: "13/2/2020", "ngày 3 tháng Hai năm 2020", "mùng 1 Tết", "October 4, 2021", and "ngày 12"
    /// without its month where `mayBePartial`.
    ///
    /// - Parameter isAnchored: Whether something before says that this is a date, so "9-5" and "9.5" count.
    func day(_ place: inout Int, isAnchored: Bool, mayBePartial: Bool) -> WrittenDay? {
        var next = place
        var isAnchored = isAnchored
        if isUnit(next, .day) {
            isAnchored = true
            next += 1
        }
        skip(.article, &next)
        if let day = englishMonthFirst(&next) ?? vietnameseMonthFirst(&next) ?? lunarDay(&next) {
            place = next
            return day
        }
        let isMung = skip(.mung, &next)
        if self[next].kind == .number, let day = digits(&next, isAnchored: isAnchored || isMung) {
            place = next
            return day
        }
        let isNumber = self[next].kind == .number
        // Spelled numbers are days only where something says so.
        guard isNumber || isMung || isUnit(next - 1, .day), let number = smallNumber(&next), number <= 31 || isAnchored
        else { return nil }
        if isNumber, isGlued(next), has(next, .ordinalEnding) { next += 1 }
        if let day = monthAfterDay(number, &next) {
            place = next
            return day
        }
        guard mayBePartial, (1...31).contains(number), endsFree(next) || isMark(next, "-") else { return nil }
        place = next
        return WrittenDay(day: number)
    }

    /// "October 4", "Oct. 4th, 2021".
    private func englishMonthFirst(_ place: inout Int) -> WrittenDay? {
        guard let month = value(place, .monthName) else { return nil }
        var next = place + 1
        if isMark(next, "."), isGlued(next) { next += 1 }
        skip(.article, &next)
        let token = self[next]
        guard token.kind == .number, token.digits <= 2, (1...31).contains(token.value),
            !isGlued(next) || next > place + 1
        else { return nil }
        next += 1
        if isGlued(next), has(next, .ordinalEnding) { next += 1 }
        guard endsFree(next) || isMark(next, "-") else { return nil }
        // "he may 5 times", "we march 5 km"
        let isVerb = (month == 5 || month == 3) && !self[place].isCapitalized && !has(next - 1, .ordinalEnding)
        guard !isVerb || isOpenAfter(next) || self[next].first.kind != .unknown else { return nil }
        // "May 10:00" is no day.
        if isMark(next, ":"), isGlued(next), self[next + 1].kind == .number, isGlued(next + 1) { return nil }
        var day = WrittenDay(day: Int(token.value), month: month)
        var end = next
        _ = skip(",", &end)
        if let year = year(&end) {
            day.year = year
            next = end
        }
        place = next
        return day
    }

    /// "Tháng Mười Hai 5, 2021", as programs for web sites write with Vietnamese words in English order.
    private func vietnameseMonthFirst(_ place: inout Int) -> WrittenDay? {
        var next = place + 1
        guard isUnit(place, .month), let month = monthNumber(&next), self[next].kind == .number, self[next].digits <= 2,
            (1...31).contains(self[next].value), isMark(next + 1, ",")
        else { return nil }
        var end = next + 2
        guard let year = year(&end) else { return nil }
        let day = WrittenDay(day: Int(self[next].value), month: month.month, year: year)
        place = end
        return day
    }

    /// "tháng 3 năm 2020" or "of March, 2021" after the day `number`.
    private func monthAfterDay(_ number: Int, _ place: inout Int) -> WrittenDay? {
        var next = place
        _ = skip(",", &next)
        if isUnit(next, .month) {
            next += 1
            if let count = shift(&next) {
                // "ngày 25 tháng này"
                let month = Reckoning.period(.month, count, from: context.reference)
                place = next
                return WrittenDay(day: number, month: month.number, year: month.year)
            }
            guard let month = monthNumber(&next) else { return nil }
            var day = WrittenDay(day: number, month: month.month, isLunar: month.isLunar)
            if skip(.leap, &next) { (day.isLeapMonth, day.isLunar) = (true, true) }
            day.year = yearAfterMonth(&next)
            guard endsFree(next) else { return nil }
            place = next
            return day
        }
        next = place
        // "5 Th12 2021"
        if has(next, .ordinalEnding), !isGlued(next), isGlued(next + 1), self[next + 1].kind == .number {
            let month = Int(self[next + 1].value)
            next += 2
            let year = yearAfterMonth(&next)
            guard (1...12).contains(month), endsFree(next) else { return nil }
            place = next
            return WrittenDay(day: number, month: month, year: year)
        }
        if isMark(next, "-"), isGlued(next) { next += 1 }
        skip(.of, &next)
        guard let month = value(next, .monthName) else { return nil }
        next += 1
        if isMark(next, "."), isGlued(next) { next += 1 }
        var day = WrittenDay(day: number, month: month)
        var end = next
        if isMark(end, ",") || isMark(end, "-") && isGlued(end) { end += 1 }
        if let year = year(&end) {
            day.year = year
            next = end
        } else if let year = shortYear(&end) {
            day.year = year
            next = end
        }
        place = next
        return day
    }

    /// "-26" of "05-Dec-26", "'26" of "5 Dec '26".
    private func shortYear(_ place: inout Int) -> Int? {
        var next = place
        // The dash has been passed over already.
        let isDash = isMark(next - 1, "-") && isMark(next - 3, "-")
        guard isDash || skip("'", &next), isGlued(next), self[next].kind == .number, self[next].digits == 2,
            endsFree(next + 1)
        else { return nil }
        place = next + 1
        return Grammar.century(Int(self[next].value))
    }

    /// Digits: 13/2/2020, 2020-02-13, 13.2.20, 13/2, and where `isAnchored` 13-2 and 13.2.
    private func digits(_ place: inout Int, isAnchored: Bool) -> WrittenDay? {
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

    /// Whether a line begins at `place`.
    func isLineBefore(_ place: Int) -> Bool { self[place].gap == .line || self[place].gap == .paragraph }

    /// Whether a line ends before `place`.
    func isLineAfter(_ place: Int) -> Bool { self[place].kind == .end || isLineBefore(place) }
}
