extension Grammar {
    /// The number of a month after "tháng": 1 to 12 in digits or words, or giêng, chạp.
    ///
    /// - Returns: The month, and whether its name is the lunar one.
    func monthNumber(_ place: inout Int) -> (month: Int, isLunar: Bool)? {
        if let month = value(place, .lunarMonth) {
            place += 1
            return (month, true)
        }
        var next = place
        let token = self[place]
        let number: Int?
        if token.kind == .number {
            guard token.digits <= 2, token.gap != .none || has(place - 1, .unit) || self[place - 1].kind == .mark
            else { return nil }
            number = Int(token.value)
            next += 1
        } else {
            number = spelledNumber(&next)
        }
        guard let number, (1...12).contains(number) else { return nil }
        place = next
        return (number, false)
    }

    /// The year after a month: "/2021", ".2021", "-2021", ", 2021", " 2021", "năm 2021", "của năm 2021".
    func yearAfterMonth(_ place: inout Int) -> Int? {
        var next = place
        if isMark(next, "/") || isMark(next, ".") || isMark(next, "-") {
            guard self[next].gap == .none || isMark(next, "/") || isMark(next, "-") else { return nil }
            next += 1
            // A year after a spaced dash begins a span of another kind.
            if isMark(next - 1, "-"), !isGlued(next) { return nil }
        } else {
            _ = skip(",", &next)
            skip(.of, &next)
            if isUnit(next, .year) { next += 1 }
        }
        guard let year = year(&next) else { return nil }
        place = next
        return year
    }

    /// "tháng 10/2021", "tháng Mười Hai", "October 2021", "tháng 10.2013 - 2.2014", "tháng 3, 4 và 5/2022".
    ///
    /// - Parameter isLed: Whether "the end of" or the like says that "March" is a month.
    func months(_ place: inout Int, isLed: Bool = false) -> Days? {
        var next = place
        let hasFrom = skip(.from, &next)
        if let period = slashedMonths(&next) {
            place = next
            return Days(.period(period))
        }
        guard let first = month(&next, needsName: true) else { return nil }
        var period = Period(unit: .month, number: first.month, year: first.year)
        period.mayBeLunar = first.mayBeLunar
        if !first.isEnglish, lunarMonth(&period, &next) {
            // No span of lunar months is read.
        } else if let last = lastMonth(after: first, &next) {
            (period.lastNumber, period.lastYear) = (last.month, last.year)
        } else if first.isEnglish, first.year == nil, !hasFrom, !isLed, isOtherWord(place) {
            return nil
        }
        // "mỗi tháng một lần"
        guard endsFree(next), value(next, .refusal) != 2, !has(place - 1, .every), value(place - 2, .refusal) != 1
        else {
            return nil
        }
        place = next
        var days = Days(.period(period))
        days.isOpenEnded = hasFrom && period.lastNumber == nil
        return days
    }

    /// "âm lịch", "năm Nhâm Dần" or a year after the month makes it a lunar one, a year only when its name is lunar.
    private func lunarMonth(_ period: inout Period, _ place: inout Int) -> Bool {
        var days = Days(.days([WrittenDay(day: 1, month: period.number, year: period.year)]))
        lunarMark(&days, &place)
        guard var day = days.single, day.isLunar || period.mayBeLunar && day.year != nil else { return false }
        if day.year == nil, day.cycleYear == nil { lunarYear(&day, &place) }
        (period.isLunar, period.mayBeLunar) = (true, false)
        (period.year, period.cycleYear) = (day.year, day.cycleYear)
        return true
    }

    /// "11/2021 - 03/2022": months only because there are two of them.
    private func slashedMonths(_ place: inout Int) -> Period? {
        var next = place
        guard let first = slashedMonth(&next), rangeSign(&next), let last = slashedMonth(&next) else { return nil }
        place = next
        return Period(
            unit: .month, number: first.month, year: first.year, lastNumber: last.month, lastYear: last.year)
    }

    /// "11/2021".
    private func slashedMonth(_ place: inout Int) -> (month: Int, year: Int)? {
        let token = self[place]
        guard token.kind == .number, token.digits <= 2, (1...12).contains(token.value), isMark(place + 1, "/"),
            isGlued(place + 1), isGlued(place + 2)
        else { return nil }
        var next = place + 2
        guard let year = year(&next) else { return nil }
        place = next
        return (Int(token.value), year)
    }

    /// The last month of a span or a list that `first` begins.
    private func lastMonth(after first: Month, _ place: inout Int) -> Month? {
        var next = place
        if rangeSign(&next), let last = month(&next, needsName: false), last.isNamed || last.year != nil, endsFree(next)
        {
            place = next
            return last
        }
        // "tháng 3, 4 và 5": months that follow one another, up to "và" or a year.
        next = place
        guard first.year == nil, !first.isEnglish else { return nil }
        var number = first.month
        while number < 12 {
            let isLast = has(next, .and)
            guard isLast || isMark(next, ",") else { return nil }
            next += 1
            if isUnit(next, .month) { next += 1 }
            guard let last = month(&next, needsName: false), last.month == number + 1 else { return nil }
            number += 1
            if isLast || last.year != nil {
                guard endsFree(next) else { return nil }
                place = next
                return last
            }
        }
        return nil
    }

    /// Whether the English month at `place` may as well be another word: "may", "march", "sat in the sun, mar 5".
    private func isOtherWord(_ place: Int) -> Bool {
        guard let month = value(place, .monthName) else { return false }
        guard self[place].isCapitalized else { return true }
        if has(place - 1, .inside) { return false }
        return month == 5 || month == 3 || self[place].end - self[place].start < 4
    }

    /// A month, with a year where one follows.
    private func month(_ place: inout Int, needsName: Bool) -> Month? {
        var next = place
        var isNamed = false
        if isUnit(next, .month) {
            // "3 tháng" is a length, unless it is the day before: the day phrase has read that.
            next += 1
            isNamed = true
        } else if let name = value(next, .monthName) {
            next += 1
            _ = isMark(next, ".") && isGlued(next) && skip(".", &next)
            let year = yearAfterMonth(&next)
            place = next
            return Month(month: name, year: year, isNamed: true, isEnglish: true)
        } else if has(next, .letterT), self[next].isCapitalized, isGlued(next + 1) {
            // "T12/2021"
            next += 1
            guard let slashed = slashedMonth(&next) else { return nil }
            place = next
            return Month(month: slashed.month, year: slashed.year, isNamed: true, isEnglish: false)
        } else if needsName {
            return nil
        }
        guard let number = monthNumber(&next) else { return nil }
        let year = yearAfterMonth(&next)
        place = next
        return Month(
            month: number.month, year: year, isNamed: isNamed, isEnglish: false, mayBeLunar: number.isLunar)
    }

    private struct Month {
        var month: Int
        var year: Int?
        var isNamed: Bool
        var isEnglish: Bool
        /// Whether its name is the lunar one.
        var mayBeLunar = false
    }
}
