extension Grammar {
    /// The most days a list may have; what follows is another list.
    private static let longestList = 31

    /// Days, lists and spans of days, months, quarters and years, as they are written.
    func days(_ place: inout Int, isAnchored: Bool) -> Days? {
        var next = place
        var isAnchored = isAnchored
        var isOpenEnded = false
        if has(next, .from) {
            (isAnchored, isOpenEnded) = (true, true)
            next += 1
        }
        skip(.inside, &next)
        // "hôm 20/10"
        if has(next, .hom), self[next + 1].kind == .number || isUnit(next + 1, .day) {
            isAnchored = true
            next += 1
        }
        next = daysLead(next, &isAnchored)
        if var days = dayList(&next, isAnchored: isAnchored) {
            // "âm lịch ngày 10 tháng 3"
            if has(place - 1, .calendar), has(place - 2, .lunar) { days.changeDays { $0.isLunar = true } }
            lunarMark(&days, &next)
            lean(&days, &next)
            if case .days(let list) = days.form, list.count == 1 { days.isOpenEnded = isOpenEnded }
            place = next
            return days
        }
        next = place
        if has(next, .inside) { next += 1 }
        guard
            var days = third(&next) ?? nthOfMonth(&next) ?? tet(&next) ?? months(&next) ?? quarter(&next)
                ?? yearAlone(&next) ?? christmas(&next)
        else { return nil }
        lean(&days, &next)
        place = next
        return days
    }

    /// Passes over "các ngày", "hai ngày" and "3 ngày" before a list.
    private func daysLead(_ place: Int, _ isAnchored: inout Bool) -> Int {
        var next = place
        if has(next, .plural) {
            next += 1
        } else if let count = smallNumber(&next), count > 1, count <= 31, isUnit(next, .day),
            self[next + 1].kind == .number
        {
            // "hai ngày 10, 11/7"
        } else {
            return place
        }
        guard isUnit(next, .day) else { return place }
        isAnchored = true
        return next
    }

    /// One day, a list or a span.
    private func dayList(_ place: inout Int, isAnchored: Bool) -> Days? {
        var next = place
        // "13-14/2", "2-10.11" and "8 – 16/1" are spans; without this "2-10" is a day.
        if let span = spanOfDigits(&next, isAnchored: isAnchored) {
            place = next
            return span
        }
        guard let first = day(&next, isAnchored: isAnchored, mayBePartial: true) else { return nil }
        let anchored = isAnchored || isUnit(place, .day) || first.month != nil || isLineBefore(place)
        var items = [first]
        var isSpan = false
        var end = next
        var isMonthGiven = first.month != nil
        while items.count < Grammar.longestList {
            var after = end
            let isComma = isMark(after, ",") || isMark(after, ";")
            if !isSpan, isComma || has(after, .and) || isMark(after, "&") {
                after += 1
                if isComma { skip(.and, &after) }
                guard anchored, let item = day(&after, isAnchored: true, mayBePartial: true),
                    mayFollow(items[items.count - 1], item, afterComma: isComma, after)
                else { break }
                items.append(item)
            } else if items.count == 1, rangeSign(&after),
                let item = day(&after, isAnchored: true, mayBePartial: first.year == nil),
                item.month != nil || isEnglishPartial(first, item, place)
            {
                items.append(item)
                isSpan = true
            } else {
                break
            }
            isMonthGiven = isMonthGiven || items[items.count - 1].month != nil
            end = after
            if isSpan { break }
        }
        if items.count == 1 || !isMonthGiven {
            guard first.month != nil || isAloneAsDay(place, next) else { return nil }
            place = next
            return Days(.days([first]))
        }
        // A list may end with numbers that turned out to be something else.
        while let last = items.last, last.month == nil, !isEnglishPartial(first, last, place) { items.removeLast() }
        guard let shared = Grammar.shared(items, isList: !isSpan) else { return nil }
        var yearEnd = end
        _ = skip(",", &yearEnd)
        var filled = shared
        if filled.last?.year == nil, isEnglishMonthFirst(place), let year = year(&yearEnd) {
            for index in filled.indices { filled[index].year = filled[index].year ?? year }
            end = yearEnd
        }
        place = end
        return isSpan ? Days(.span(filled[0], filled[1])) : Days(.days(filled))
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
    private static func shared(_ items: [WrittenDay], isList: Bool) -> [WrittenDay]? {
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

    /// "giáng sinh", "Christmas": 25 December.
    private func christmas(_ place: inout Int) -> Days? {
        if value(place, .christmas) == 2 {
            place += 1
        } else if value(place, .christmas) == 0, value(place + 1, .christmas) == 1 {
            place += 2
        } else {
            return nil
        }
        var days = Days(.days([WrittenDay(day: 25, month: 12)]))
        if context.tense != .past { days.lean = .forward }
        return days
    }

    /// "tới", "tới đây", "sắp tới", "vừa qua", "vừa rồi", "năm nay", "năm ngoái" after days.
    private func lean(_ days: inout Days, _ place: inout Int) {
        var next = place
        if value(next, .next) == 0, !has(next + 1, anyOf: .unit) {
            next += 1
            if value(next, .filler) == 1 { next += 1 }
            // "ngày 20/2 tới ngày 25/2" has been read; "20/2 tới Hà Nội" is a journey.
            guard isOpenAfter(next) || self[next].kind != .number else { return }
            days.lean = .forward
            place = next
        } else if has(next, .just), has(next + 1, anyOf: .offset, .last) {
            days.lean = .back
            place = next + 2
        } else if value(next, .last) == 2 {
            days.lean = .back
            place = next + 1
        } else if isUnit(next, .year), let shift = yearShift(next + 1) {
            guard case .counted = days.form else {
                place = next + 2
                let year = referenceYear + shift
                days.changeDays { $0.year = $0.year ?? year }
                if case .period(var period) = days.form, period.year == nil {
                    period.year = year
                    days.form = .period(period)
                }
                return
            }
        }
    }

    /// The years from this one to the one that "nay", "ngoái", "tới" at `place` means.
    func yearShift(_ place: Int) -> Int? {
        if value(place, .offset) == 0 || has(place, .this) { return 0 }
        if has(place, .next) { return 1 }
        return value(place, .last).flatMap { $0 <= 1 ? -1 : nil }
    }
}
