extension Grammar {
    /// The most days a list may have; what follows is another list.
    private static let longestList = 31

    /// One day, a list ("5, 12 và 19/8") or a span ("13-14/2"), whose days share what only one of them says.
    func dayList(_ place: inout Int, isAnchored: Bool) -> Days? {
        let isAnchored = isAnchored || isDottedSpan(place)
        // "13-14/2", "2-10.11" and "8 – 16/1" are spans; without this "2-10" is a day.
        if let span = spanOfDigits(&place, isAnchored: isAnchored) { return span }
        let start = place
        var next = place
        guard let first = day(&next, isAnchored: isAnchored, mayBePartial: true) else { return nil }
        if let span = span(from: first, start, &next) {
            place = next
            return span
        }
        let isList =
            isAnchored || isUnit(start, .day) || first.month != nil || mayBeginList(start)
            || has(next - 1, .ordinalEnding)
        if isList, let list = list(from: first, start, &next) {
            place = next
            return list
        }
        guard first.month != nil || isAloneAsDay(start, next) else { return nil }
        place = next
        return Days(.days([first]))
    }

    /// Whether days without a month may begin at `place` though no word says that they are days.
    func mayBeginList(_ place: Int) -> Bool {
        isLineBefore(place) || has(place - 1, .at) || isMark(place - 1, ":")
    }

    /// The span that goes on after `first`, which was read from `start`.
    private func span(from first: WrittenDay, _ start: Int, _ place: inout Int) -> Days? {
        var next = place
        let isInterval = isMark(next, "/") && isGlued(next) && first.year != nil
        if isInterval { next += 1 }
        guard isInterval || rangeSign(&next) || isSmallHours(&next) else { return nil }
        itemLead(&next, mayBePart: true)
        // "2-4-6" goes from nothing to nothing.
        if first.month == nil, isMark(place, "-"), isMark(next + 1, "-"), !isMark(next + 3, "-") { return nil }
        guard let last = day(&next, isAnchored: true, mayBePartial: first.year == nil),
            last.month != nil || isEnglishPartial(first, last, start),
            let days = Grammar.shared([first, last], isList: false)
        else { return nil }
        place = next
        let dated = withYearBehind(days, start, &place)
        return Days(.span(dated[0], dated[1]))
    }

    /// Passes over a comma before "rạng sáng", which ends the night of the day before: "đêm 5, rạng sáng 6/12".
    private func isSmallHours(_ place: inout Int) -> Bool {
        var next = place
        _ = skip(",", &next)
        guard has(next, .partHead), has(next + 1, .part) else { return false }
        place = next
        return true
    }

    /// Passes over the weekday and the part of the day before one more day: "đến sáng 21/11", "và Chủ nhật 5/12".
    private func itemLead(_ place: inout Int, mayBePart: Bool) {
        var next = place
        if mayBePart {
            skip(.end, &next)
            skip(.session, &next)
            skip(.partHead, &next)
            skip(.part, &next)
        }
        _ = weekdayWord(&next)
        let isDay = isUnit(next, .day)
        guard next > place, self[isDay ? next + 1 : next].kind == .number else { return }
        place = next
    }

    /// The list that goes on after `first`, which was read from `start`.
    private func list(from first: WrittenDay, _ start: Int, _ place: inout Int) -> Days? {
        guard first.month != nil || start >= barren.end else { return nil }
        var days = [first]
        var ends = [place]
        var next = place
        run(&days, &next)
        while ends.count < days.count { ends.append(next) }
        while days.count < Grammar.longestList {
            let isComma = isMark(next, ",") || isMark(next, ";")
            guard isComma || isMark(next, "&") || isMark(next, "+") || has(next, .and) else { break }
            next += 1
            if isComma { skip(.and, &next) }
            let isPartial = days[days.count - 1].month == nil
            if isPartial || !isComma { itemLead(&next, mayBePart: isPartial) }
            guard let day = day(&next, isAnchored: true, mayBePartial: true),
                mayFollow(days[days.count - 1], day, afterComma: isComma, next)
            else { break }
            days.append(day)
            if day.month == nil { run(&days, &next) }
            while ends.count < days.count { ends.append(next) }
        }
        if !days.contains(where: { $0.month != nil }) {
            // Of a list that was cut the second half may yet have one.
            barren.end = days.count < Grammar.longestList ? next : ends[Grammar.longestList / 2]
            return nil
        }
        // A list may end with numbers that turn out to be something else: "ngày 12/8 và 7 người".
        while let last = days.last, last.month == nil, !isEnglishPartial(first, last, start) {
            days.removeLast()
            ends.removeLast()
        }
        guard days.count > 1, let end = ends.last, let shared = Grammar.shared(days, isList: true) else { return nil }
        place = end
        return Days(.days(withYearBehind(shared, start, &place)))
    }

    /// Adds the days up to the last of a span in a list: "4 - 5 và 11 - 12/12", "5-6-7/12".
    private func run(_ days: inout [WrittenDay], _ place: inout Int) {
        while let first = days.last, first.month == nil, isMark(place, "-") {
            var next = place + 1
            guard let last = day(&next, isAnchored: true, mayBePartial: true), last.day > first.day, last.day <= 31
            else { return }
            for number in first.day + 1..<last.day { days.append(WrittenDay(day: number)) }
            days.append(last)
            place = next
        }
    }

    /// `days` in the year that stands behind them all: "March 7, 8 and 9, 2022".
    private func withYearBehind(_ days: [WrittenDay], _ start: Int, _ place: inout Int) -> [WrittenDay] {
        var next = place
        _ = skip(",", &next)
        guard days.last?.year == nil, isEnglishMonthFirst(start), let year = year(&next) else { return days }
        place = next
        return days.map { day in
            var day = day
            day.year = day.year ?? year
            return day
        }
    }

    /// Whether an English month comes first, so the day after "and" or a dash shares it.
    private func isEnglishMonthFirst(_ place: Int) -> Bool { has(place, .monthName) || has(place + 1, .monthName) }

    private func isEnglishPartial(_ first: WrittenDay, _ item: WrittenDay, _ place: Int) -> Bool {
        first.month != nil && item.month == nil && isEnglishMonthFirst(place)
    }

    /// Whether `item` continues the list that `last` is in.
    private func mayFollow(_ last: WrittenDay, _ item: WrittenDay, afterComma: Bool, _ after: Int) -> Bool {
        if last.month == nil { return true }
        // Two whole dates with a comma between are two dates.
        if last.year != nil { return !afterComma && item.month != nil }
        if item.month != nil { return true }
        return !afterComma || has(after, .and) || isMark(after, ",") && self[after + 1].kind == .number
    }

    /// Whether "ngày 12" at `place` is a day though no month is written: nothing is counted after it.
    private func isAloneAsDay(_ place: Int, _ after: Int) -> Bool {
        isUnit(place, .day) && self[place + 1].kind == .number
            && (isOpenAfter(after) || has(after, anyOf: .place, .at, .next, .to, .just, .every))
            && self[place - 1].kind != .number
    }

    /// The items with the months and years they share written into each; nil when one has no month.
    static func shared(_ items: [WrittenDay], isList: Bool) -> [WrittenDay]? {
        var items = items
        for index in items.indices.dropLast().reversed() where items[index].month == nil {
            let next = items[index + 1]
            (items[index].month, items[index].isLunar) = (next.month, next.isLunar)
            (items[index].year, items[index].isOrderOpen) = (next.year, next.isOrderOpen)
            // "từ 28 đến 3/1": the day before is of the month before.
            if let month = next.month, items[index].day > next.day, !next.isLunar, next.day > 0 {
                items[index].month = month == 1 ? 12 : month - 1
                if month == 1, let year = next.year { items[index].year = year - 1 }
            }
        }
        for index in items.indices.dropFirst() where items[index].month == nil {
            (items[index].month, items[index].year) = (items[index - 1].month, items[index - 1].year)
        }
        // A span has its own way with years.
        if isList {
            for index in items.indices.dropLast().reversed() where items[index].year == nil {
                guard let year = items[index + 1].year, let month = items[index].month else { continue }
                items[index].year = month > (items[index + 1].month ?? month) ? year - 1 : year
            }
        }
        return items.allSatisfy { $0.month != nil } ? items : nil
    }

    /// Whether "5.12 - 7.12.2021" stands at `place`.
    private func isDottedSpan(_ place: Int) -> Bool {
        isMark(place + 1, ".") && isMark(place + 3, "-") && isMark(place + 5, ".") && isMark(place + 7, ".")
            && self[place + 8].digits == 4
    }

    /// "13-14/2/2020", "28-29.5", "8 – 16/1".
    private func spanOfDigits(_ place: inout Int, isAnchored: Bool) -> Days? {
        var next = place
        if isUnit(next, .day) { next += 1 }
        let first = self[next]
        guard first.kind == .number, first.digits <= 2, (1...31).contains(first.value), isMark(next + 1, "-"),
            self[next + 2].kind == .number, self[next + 2].digits <= 2,
            isMark(next + 3, "/") || (isMark(next + 3, ".") && isGlued(next + 3))
        else { return nil }
        var last = next + 2
        guard let day = day(&last, isAnchored: true, mayBePartial: false), day.month != nil,
            isMark(next + 3, "/") || isAnchored || isUnit(place, .day),
            let items = Grammar.shared([WrittenDay(day: Int(first.value)), day], isList: false)
        else { return nil }
        place = last
        return Days(.span(items[0], items[1]))
    }
}
