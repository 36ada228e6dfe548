extension Grammar {
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
            if case .days(let list) = days.form {
                days.isOpenEnded = isOpenEnded && list.count == 1
                // "between 5 and 7 December"
                if value(place, .from) == 1, list.count == 2 { days.form = .span(list[0], list[1]) }
            }
            place = next
            return days
        }
        next = place
        if has(next, .inside) { next += 1 }
        if self[next].kind == .number {
            guard let days = months(&next) else { return nil }
            place = next
            return days
        }
        guard self[next].first.kind.beginsPeriod || self[next].second.kind.beginsPeriod || has(place, .inside),
            var days = feast(&next) ?? third(&next) ?? nthOfMonth(&next) ?? tet(&next) ?? months(&next)
                ?? quarter(&next) ?? yearAlone(&next)
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
