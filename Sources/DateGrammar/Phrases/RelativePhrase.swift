import CivilTime

extension Grammar {
    /// Days counted from the reference day: "hôm nay", "ngày kia", "tuần sau", "3 ngày nữa", "in three weeks".
    func relative(_ place: inout Int) -> Days? {
        let token = self[place]
        guard token.kind == .number || token.first.kind.beginsRelative || token.second.kind.beginsRelative else {
            return nil
        }
        var next = place
        guard let days = relativeDay(&next) ?? relativePeriod(&next) ?? countedUnits(&next) else { return nil }
        place = next
        return days
    }

    /// The days from `first` to `last`, counted from the reference day; nil when they are the other way round.
    func counted(_ first: CivilDate, _ last: CivilDate, _ precision: DatePrecision) -> Days? {
        first <= last ? Days(.counted(first...last, precision)) : nil
    }

    /// The day `count` days after the reference day.
    func dayAway(_ count: Int) -> Days? {
        let day = context.reference.adding(days: count)
        return counted(day, day, .day)
    }

    /// "hôm nay", "ngày hôm qua", "ngày mai", "ngày kia", "hôm kia", "today".
    private func relativeDay(_ place: inout Int) -> Days? {
        // "day after tomorrow", "day before yesterday"
        if value(place, .span) == 1, has(place + 1, anyOf: .dayBeyond, .limit),
            let count = value(place + 2, .relativeDay), count == 1 || count == -1
        {
            place += 3
            return dayAway(2 * count)
        }
        if let count = value(place, .relativeDay) {
            place += 1
            return dayAway(count == 2 ? 0 : count)
        }
        var next = place
        let isDay = isUnit(next, .day)
        if isDay { next += 1 }
        if has(next, .hom), let count = value(next + 1, .offset) {
            place = next + 2
            // "hôm kia" is the day before yesterday, "ngày kia" the day after tomorrow.
            return dayAway(count == 2 ? -2 : count == 3 ? 2 : count)
        }
        guard isDay, let count = value(next, .offset), count > 0 else { return nil }
        place = next + 1
        return dayAway(min(count, 2))
    }

    /// "từ nay", "từ hôm nay", "from today", where what they go to follows.
    func relativeStart(_ place: inout Int) -> Days? {
        guard has(place, .from) else { return nil }
        var next = place + 1
        var start = relativeDay(&next)
        if start == nil, value(next, .offset) == 0 {
            next += 1
            start = dayAway(0)
        }
        var end = next
        guard var start, rangeSign(&end) else { return nil }
        start.isOpenEnded = true
        place = next
        return start
    }

    /// The offset after a part of the day: "sáng mai", "tối qua", "chiều nay", "tối ngày mai", "sáng hôm nay".
    func dayOfPart(_ place: inout Int) -> Days? {
        if let count = value(place, .offset) {
            place += 1
            return dayAway(min(count, 2))
        }
        return relativeDay(&place)
    }

    /// How far "này", "sau", "trước", "tiếp theo", "vừa rồi" point: 0, 1 or -1.
    func shift(_ place: inout Int) -> Int? {
        var next = place
        if has(next, .this) || value(next, .offset) == 0 {
            place += 1
            return 0
        }
        if value(next, .filler) == 2, has(next + 1, .place) {
            place += 2
            return 0
        }
        if let kind = value(next, .next) {
            next += 1
            if kind == 3, value(next, .next) == 2 { next += 1 }
            if value(next, .filler) == 0 || value(next, .filler) == 1 { next += 1 }
            place = next
            return 1
        }
        if has(next, .just), has(next + 1, anyOf: .last, .offset) {
            place = next + 2
            return -1
        }
        guard let kind = value(next, .last), kind <= 2 else { return nil }
        place += 1
        return -1
    }

    /// "tuần này", "tháng sau", "năm ngoái", "quý hiện tại", "cuối tuần này", "next week", "this weekend".
    private func relativePeriod(_ place: inout Int) -> Days? {
        var next = place
        let third = value(next, .third)
        if third != nil {
            next += 1
            skip(.of, &next)
        }
        var unit: Word.Unit?
        var count: Int?
        var isWeekend = third == 3
        if let written = value(next, .unit).flatMap({ Word.Unit(rawValue: Int8($0)) }), written != .day {
            unit = written
            next += 1
            if isWeekend, written != .week { isWeekend = false }
            count = shift(&next)
        } else {
            let shift = has(next, .this) ? 0 : value(next, .next) == 4 ? 1 : (value(next, .last) ?? 0) >= 3 ? -1 : nil
            guard let shift else { return nil }
            next += 1
            if has(next, .weekend) {
                (unit, isWeekend) = (.week, true)
            } else {
                unit = value(next, .span).flatMap { Word.Unit(rawValue: Int8($0)) }
                isWeekend = false
            }
            next += 1
            count = shift
        }
        guard let unit, unit != .day, let count, endsFree(next) else { return nil }
        // "20 năm sau" is a length.
        if third == nil, count != 0, self[place - 1].kind == .number, isUnit(place, unit) { return nil }
        // "mùa hè năm nay" is a season, "cao quý này" no quarter.
        if unit == .year, has(place - 1, .season) || has(place - 2, .season) { return nil }
        if unit == .quarter, self[place - 1].kind == .word, self[place - 1].first.kind == .unknown { return nil }
        let days = period(unit, count, third: third, isWeekend: isWeekend && unit == .week)
        if days != nil { place = next }
        return days
    }

    /// The week, month, quarter or year `count` after that of the reference day, or a third of it.
    func period(_ unit: Word.Unit, _ count: Int, third: Int?, isWeekend: Bool) -> Days? {
        let reference = context.reference
        switch unit {
        case .day: return dayAway(count)
        case .week:
            let monday = reference.adding(days: 1 - reference.weekday.rawValue + 7 * count)
            if isWeekend { return counted(monday.adding(days: 5), monday.adding(days: 6), .day) }
            switch third {
            case 1: return counted(monday, monday.adding(days: 1), .approximate)
            case 2: return counted(monday.adding(days: 2), monday.adding(days: 3), .approximate)
            default: return counted(monday, monday.adding(days: 6), .day)
            }
        case .month, .quarter, .year:
            var period = Reckoning.period(unit, count, from: reference)
            period.third = third
            guard let days = Reckoning.days(of: period) else { return nil }
            let precision: DatePrecision = unit == .month ? .month : unit == .quarter ? .quarter : .year
            return counted(days.lowerBound, days.upperBound, third == nil ? precision : .approximate)
        }
    }
}
