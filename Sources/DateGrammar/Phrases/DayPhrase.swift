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
}
