import CivilTime

extension Grammar {
    /// "quý III/2026", "quý 4 của năm 2018", "Q4 2021", "first quarter of 2021".
    func quarter(_ place: inout Int) -> Days? {
        var next = place
        var number: Int?
        if isUnit(next, .quarter) {
            next += 1
            if let roman = value(next, .roman) {
                number = roman
                next += 1
            } else {
                number = smallNumber(&next)
            }
        } else if has(next, .quarterLetter), isGlued(next + 1), self[next + 1].kind == .number {
            number = Int(self[next + 1].value)
            next += 2
        } else if let nth = value(next, .nth), value(next + 1, .span) == Int(Word.Unit.quarter.rawValue) {
            number = nth
            next += 2
        }
        guard let number, (1...4).contains(number) else { return nil }
        var period = Period(unit: .quarter, number: number)
        period.year = yearAfterMonth(&next)
        guard endsFree(next), period.year != nil || !has(place, .quarterLetter) else { return nil }
        place = next
        return Days(.period(period))
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
        guard !isPartOfLength(next), var days = months(&inner, isLed: true) ?? yearAlone(&inner) ?? quarter(&inner)
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
