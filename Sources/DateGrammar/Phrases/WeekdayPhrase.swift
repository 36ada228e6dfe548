import CivilTime

extension Grammar {
    /// The weekdays a phrase names.
    struct Weekdays {
        var days: [Weekday]
        /// Whether it says every such day: "Mondays".
        var isPlural = false
    }

    /// The English weekday at `place`.
    func weekdayName(_ place: Int) -> Weekday? { value(place, .weekday).flatMap { Weekday(rawValue: $0 % 10) } }

    /// "thứ Hai", "thứ 2", "T2", "Chủ nhật", "CN", "Thursday"; never "lần thứ hai".
    func weekdayWord(_ place: inout Int) -> Weekday? {
        var next = place
        // "sun", "sat" and "mon" are other words without a capital.
        if let name = weekdayName(next), self[next].isCapitalized || self[next].end - self[next].start > 4,
            !has(next, .thu) || weekdayNumber(next + 1) == nil
        {
            place += 1
            if isMark(place, "."), isGlued(place), !has(place + 1, .unknown) { place += 1 }
            return name
        }
        if has(next, .sundayHead), has(next + 1, .sundayTail) {
            place += 2
            return .sunday
        }
        if has(next, .thu) {
            // "lần thứ hai", "tuần thứ hai"
            guard value(next - 1, .refusal) == nil, !isUnit(next - 1, .week) || has(next - 2, .every) else {
                return nil
            }
            next += 1
            guard !isGlued(next), let number = weekdayNumber(next) else { return nil }
            place = next + 1
            return Weekday(rawValue: number - 1)
        }
        if has(next, .letterT), isGlued(next + 1), self[next + 1].kind == .number, self[next + 1].digits == 1,
            let number = weekdayNumber(next + 1), self[next].isCapitalized, endsFree(next + 2) || isMark(next + 2, "-")
        {
            place = next + 2
            return Weekday(rawValue: number - 1)
        }
        return nil
    }

    /// 2 to 7 for "hai" to "bảy" or the digits.
    private func weekdayNumber(_ place: Int) -> Int? {
        let token = self[place]
        let number = token.kind == .number && token.digits == 1 ? Int(token.value) : value(place, .numeral)
        return number.flatMap { (2...7).contains($0) ? $0 : nil }
    }

    /// One weekday, a list ("thứ Hai, thứ Tư và thứ Sáu", "thứ 2, 4, 6 hàng tuần") or a span ("thứ Hai đến thứ Sáu").
    func weekdays(_ place: inout Int) -> Weekdays? {
        let start = place
        var next = place
        let hasFrom = skip(.from, &next)
        guard let first = weekdayWord(&next) else { return nil }
        var result = Weekdays(days: [first], isPlural: (value(next - 1, .weekday) ?? 0) > 10 || isPluralBefore(start))
        if hasFrom {
            // "từ thứ Hai đến thứ Sáu"; without an end "từ" belongs to something else.
            var end = next
            guard rangeSign(&end), weekdayWord(&end) != nil else { return nil }
        }
        place = next
        if rangeSign(&next), let last = weekdayWord(&next), last.rawValue > first.rawValue {
            // "thứ 2 - thứ 6" without a date is every week.
            result.isPlural = true
            result.days = Weekday.allCases.filter { (first.rawValue...last.rawValue).contains($0.rawValue) }
            place = next
            return result
        }
        while result.days.count < 7 {
            next = place
            guard isMark(next, ",") || isMark(next, "&") || isMark(next, "/") || has(next, .and) else { break }
            next += 1
            skip(.and, &next)
            guard let day = weekdayWord(&next), !result.days.contains(day) else { break }
            result.isPlural = result.isPlural || (value(next - 1, .weekday) ?? 0) > 10
            result.days.append(day)
            place = next
        }
        if result.days.count == 1, let more = shortWeekdays(after: first, &place, isPlural: result.isPlural) {
            result.days += more
            result.isPlural = true
        }
        return result
    }

    /// Whether "các", "các ngày" or "các tối" stands before `place`.
    private func isPluralBefore(_ place: Int) -> Bool {
        var before = place - 1
        if isUnit(before, .day) { before -= 1 }
        if has(before, .part) { before -= 1 }
        if has(before, .session) { before -= 1 }
        return before < place - 1 && has(before, .plural)
    }

    /// ", 4, 6" or "-4-6" after "thứ 2", where "hàng tuần" or "các" says that these are weekdays too; "-6" with nothing
    /// counted after it: all days up to the sixth.
    private func shortWeekdays(after first: Weekday, _ place: inout Int, isPlural: Bool) -> [Weekday]? {
        var next = place
        var days: [Weekday] = []
        let isDash = isMark(next, "-")
        while days.count < 6, [",", "-", "&"].contains(where: { isMark(next, $0) }) || has(next, .and),
            let number = weekdayNumber(next + 1), let day = Weekday(rawValue: number - 1), endsFree(next + 2) || isDash,
            day.rawValue > (days.last ?? first).rawValue
        {
            days.append(day)
            next += 2
        }
        guard let last = days.last, endsFree(next) else { return nil }
        let isSpan = isDash && days.count == 1
        guard has(next, .every) || isPlural || (isDash && isOpenAfter(next) && (isSpan || days.count == 2)) else {
            return nil
        }
        place = next
        return isSpan ? Weekday.allCases.filter { (first.rawValue + 1...last.rawValue).contains($0.rawValue) } : days
    }

    /// "2-4-6" or "3-5-7" after "tối": the weekdays of a course.
    func courseDays(_ place: inout Int) -> Weekdays? {
        guard has(place - 1, .part) || has(place - 1, .every), let first = weekdayNumber(place), first <= 3,
            [1, 3].allSatisfy({ isMark(place + $0, "-") && isGlued(place + $0) && isGlued(place + $0 + 1) }),
            weekdayNumber(place + 2) == first + 2, weekdayNumber(place + 4) == first + 4, endsFree(place + 5)
        else { return nil }
        place += 5
        return Weekdays(
            days: [first - 1, first + 1, first + 3].compactMap { Weekday(rawValue: $0) }, isPlural: true)
    }
}
