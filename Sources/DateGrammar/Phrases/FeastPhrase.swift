extension Grammar {
    /// A feast whose name says the day: "Giáng sinh", "giao thừa", "Tết Trung thu", "New Year's Eve".
    func feast(_ place: inout Int) -> Days? {
        var days = christmas(&place) ?? newYearsEve(&place) ?? midAutumn(&place) ?? newYear(&place)
        days?.isFeast = true
        return days
    }

    /// "giáng sinh", "Christmas": 25 December; "Christmas Eve": the day before.
    private func christmas(_ place: inout Int) -> Days? {
        var next = place
        if value(next, .christmas) == 2 {
            next += 1
        } else if value(next, .christmas) == 0, value(next + 1, .christmas) == 1 {
            next += 2
        } else {
            return nil
        }
        let isEve = skip(.eve, &next)
        return solar(WrittenDay(day: isEve ? 24 : 25, month: 12), &place, next)
    }

    /// "New Year's Eve", "New Year's Day 2027"; "Lunar New Year 2027".
    private func newYear(_ place: inout Int) -> Days? {
        var next = place
        let isLunar = skip(.lunarName, &next)
        guard skip(.new, &next), value(next, .span) == Int(Word.Unit.year.rawValue) else { return nil }
        next += 1
        if isLunar {
            guard let year = year(&next) else { return nil }
            place = next
            return Days(.days([WrittenDay(day: 1, month: 1, year: year, isLunar: true)]))
        }
        if isMark(next, "'"), has(next + 1, .second) { next += 2 }
        let isEve = has(next, .eve)
        guard isEve || value(next, .span) == Int(Word.Unit.day.rawValue) else { return nil }
        return solar(isEve ? WrittenDay(day: 31, month: 12) : WrittenDay(day: 1, month: 1), &place, next + 1)
    }

    /// `day` in the year that may stand at `next`; without one it is the next such day.
    private func solar(_ day: WrittenDay, _ place: inout Int, _ next: Int) -> Days {
        var day = day
        var next = next
        var end = isUnit(next, .year) ? next + 1 : next
        if let year = year(&end) { (day.year, next) = (year, end) }
        place = next
        var days = Days(.days([day]))
        if day.year == nil, context.tense != .past { days.lean = .forward }
        return days
    }

    /// "giao thừa", "giao thừa Tết Nhâm Dần": the last day of the lunar year before the one it is named for; "giao thừa
    /// dương lịch": 31 December.
    private func newYearsEve(_ place: inout Int) -> Days? {
        guard value(place, .newYearsEve) == 0, value(place + 1, .newYearsEve) == 1 else { return nil }
        var next = place + 2
        skip(.tet, &next)
        var day = WrittenDay(day: 30, month: 12, isLunar: true, isLastOfMonth: true)
        if has(next, .solar), has(next + 1, .calendar) {
            day = WrittenDay(day: 31, month: 12)
            next += 2
        } else if has(next, .tetTail), has(next + 1, .tetTail) {
            next += 2
        }
        lunarYear(&day, &next)
        day.moveToYearBefore()
        place = next
        return Days(.days([day]))
    }

    /// "Tết Trung thu", "rằm Trung thu", "Trung thu 2021": the full moon of the eighth month. "Trung thu" alone is too
    /// often a part of a name.
    private func midAutumn(_ place: inout Int) -> Days? {
        var next = place
        let isLed = skip(.tet, &next) || skip(.fullMoon, &next) || has(next - 1, .part)
        guard value(next, .tenDays) == 2, value(next + 1, .weekday) == 4 else { return nil }
        next += 2
        var day = WrittenDay(day: 15, month: 8, isLunar: true)
        lunarYear(&day, &next)
        guard isLed || day.year != nil || day.cycleYear != nil || isUnit(next, .year) && yearShift(next + 1) != nil
        else { return nil }
        place = next
        return Days(.days([day]))
    }
}
