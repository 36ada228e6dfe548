import CivilTime

extension Grammar {
    /// "quý III/2026", "quý 4 của năm 2018", "Q4 2021", "first quarter of 2021".
    func quarter(_ place: inout Int) -> Days? {
        if let half = halfYear(&place) { return half }
        var next = place
        var number: Int?
        var last: Int?
        if isUnit(next, .quarter) {
            next += 1
            number = quarterNumber(&next)
            last = number.flatMap { lastQuarter(after: $0, &next) }
        } else if has(next, .quarterLetter), isGlued(next + 1), self[next + 1].kind == .number {
            number = Int(self[next + 1].value)
            next += 2
        } else if let nth = value(next, .nth), value(next + 1, .span) == Int(Word.Unit.quarter.rawValue) {
            number = nth
            next += 2
        }
        guard let number, (1...4).contains(number) else { return nil }
        var period = Period(unit: .quarter, number: number)
        period.lastNumber = last
        period.year = yearAfterMonth(&next)
        period.lastYear = last == nil ? nil : period.year
        guard endsFree(next), period.year != nil || !has(place, .quarterLetter) else { return nil }
        place = next
        return Days(.period(period))
    }

    /// "III", "3", "ba" after "quý".
    private func quarterNumber(_ place: inout Int) -> Int? {
        guard let roman = value(place, .roman) else { return smallNumber(&place) }
        place += 1
        return roman
    }

    /// "và II", "-2", "đến quý 4" after the quarter `first`; "và" and commas only join the one that follows.
    private func lastQuarter(after first: Int, _ place: inout Int) -> Int? {
        var next = place
        let isSpan = rangeSign(&next)
        guard isSpan || skip(.and, &next) || skip(",", &next) else { return nil }
        if isUnit(next, .quarter) { next += 1 }
        guard let last = quarterNumber(&next), last <= 4, isSpan ? last > first : last == first + 1 else { return nil }
        place = next
        return last
    }

    /// "H1 2026", "H2/2026": the months of a half of a year.
    private func halfYear(_ place: inout Int) -> Days? {
        let half = Int(self[place + 1].value)
        guard value(place, .hour) == 0, self[place].isCapitalized, isGlued(place + 1), self[place + 1].kind == .number,
            half == 1 || half == 2
        else { return nil }
        var next = place + 2
        guard let year = yearAfterMonth(&next) else { return nil }
        place = next
        return Days(.period(Period(unit: .month, number: 6 * half - 5, year: year, lastNumber: 6 * half)))
    }

    /// "năm 2021", "in 2021".
    func yearAlone(_ place: inout Int) -> Days? {
        var next = place
        guard isUnit(next, .year) || (has(next, .inside) && !isAccented) else { return nil }
        next += 1
        guard !isGlued(next), !isPartOfLength(place), let year = year(&next) else { return nil }
        // "năm 2016-2020" and "năm 2017/18" are programmes.
        if isMark(next, "-") || isMark(next, "/"), self[next + 1].kind == .number { return nil }
        place = next
        return Days(.period(Period(unit: .year, year: year)))
    }

    /// "2026" of "early 2026", "the end of 2026".
    private func englishYear(_ place: inout Int) -> Days? {
        guard !isAccented, let year = year(&place) else { return nil }
        return Days(.period(Period(unit: .year, year: year)))
    }

    /// Whether "6 tháng đầu" stands before `place`, which is a length.
    private func isPartOfLength(_ place: Int) -> Bool {
        has(place - 1, .third) && isUnit(place - 2, .month)
            && (self[place - 3].kind == .number || has(place - 3, .numeral))
    }

    /// "đầu tháng 8", "cuối năm 2021", "early October 2021", "thượng tuần tháng 3".
    func third(_ place: inout Int) -> Days? {
        var next = place
        var number = value(next, .third)
        if number == nil, let tenDays = value(next, .tenDays), isUnit(next + 1, .week) {
            number = tenDays
            next += 1
        }
        guard let number else { return nil }
        next += 1
        if isMark(next, "-"), isGlued(next) { next += 1 }
        skip(.of, &next)
        skip(.article, &next)
        var inner = next
        guard !isPartOfLength(next),
            var days = months(&inner, isLed: true) ?? yearAlone(&inner) ?? quarter(&inner) ?? englishYear(&inner)
        else {
            return nil
        }
        guard case .period(var period) = days.form, period.lastNumber == nil else { return nil }
        period.third = number
        days.form = .period(period)
        place = inner
        return days
    }

    /// "ngày đầu tiên của tháng 3", "tuần đầu tiên của tháng 9 năm 2017", "thứ Hai đầu tiên của tháng 10",
    /// "the first Tuesday of October".
    func nthOfMonth(_ place: inout Int) -> Days? {
        var next = place
        var count: Int?
        var weekday: Weekday?
        var isWeek = false
        if let nth = value(next, .nth) ?? (value(next, .last) == 3 ? -1 : nil), let day = weekdayName(next + 1) {
            (count, weekday) = (nth, day)
            next += 2
        } else if let nth = value(next, .nth) ?? (value(next, .last) == 3 ? -1 : nil),
            let span = value(next + 1, .span), span <= 2
        {
            count = nth
            isWeek = span == 2
            next += 2
        } else {
            if isUnit(next, .day) || isUnit(next, .week) {
                isWeek = isUnit(next, .week)
                next += 1
            } else if let day = weekdayWord(&next) {
                weekday = day
            } else {
                return nil
            }
            if isWeek, has(next, .thu) {
                // "tuần thứ hai"
                next += 1
                count = smallNumber(&next)
            } else if let third = value(next, .third), let tail = value(next + 1, .ordinalTail),
                (third == 1) == (tail == 1)
            {
                count = tail
                next += 2
            } else if isWeek, let third = value(next, .third), third != 2, isUnit(next + 1, .month) {
                // "tuần cuối tháng 12"
                count = third == 1 ? 1 : -1
                next += 1
            } else {
                return nil
            }
        }
        skip(.of, &next)
        guard let count, let month = months(&next, isLed: true), case .period(let period) = month.form,
            period.lastNumber == nil
        else { return nil }
        place = next
        if weekday == nil, !isWeek {
            return count == 1
                ? Days(.days([WrittenDay(day: 1, month: period.number, year: period.year)]))
                : Days(.nthWeekday(0, nil, period))
        }
        return Days(.nthWeekday(count, weekday, period))
    }
}
