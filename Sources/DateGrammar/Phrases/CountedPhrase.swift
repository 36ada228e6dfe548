import CivilTime

extension Grammar {
    /// "3 ngày nữa", "hai tuần nữa", "3 ngày tới", "2 tháng vừa rồi", "in three weeks", "2 days ago", "cách đây 3 ngày".
    func countedUnits(_ place: inout Int) -> Days? {
        var next = place
        let isIn = has(next, .inside)
        if isIn { next += 1 }
        let isAgo = has(next, .away) && value(next + 1, .filler) == 1
        if isAgo { next += 2 }
        let isLast = value(next, .last).map { $0 >= 3 } ?? false
        let isNext = value(next, .next) == 4
        if isLast || isNext { next += 1 }
        guard
            let count = smallNumber(&next)
                ?? (has(next, .letterA)
                    ? {
                        next += 1; return 1
                    }() : nil),
            count > 0
        else { return nil }
        if let unit = value(next, .span).flatMap({ Word.Unit(rawValue: Int8($0)) }) {
            next += 1
            if has(next, .ago) {
                place = next + 1
                return moved(unit, -count)
            }
            if isLast || isNext {
                place = next
                return run(unit, isNext ? count : -count)
            }
            guard isIn, !isAccented else { return nil }
            place = next
            return moved(unit, count)
        }
        guard let unit = value(next, .unit).flatMap({ Word.Unit(rawValue: Int8($0)) }), !isLast, !isNext else {
            return nil
        }
        next += 1
        if has(next, .more) {
            place = next + 1
            return moved(unit, count)
        }
        if isAgo {
            place = next
            return moved(unit, -count)
        }
        if value(next, .last) == 0, isOpenAfter(next + 1) {
            place = next + 1
            return moved(unit, -count)
        }
        if let kind = value(next, .next), kind != 1 {
            guard let direction = shift(&next), isOpenAfter(next) || kind != 0 else { return nil }
            place = next
            return run(unit, direction * count)
        }
        if has(next, .just) || value(next, .last) == 2 || value(next, .offset) == -1 {
            if value(next, .offset) == -1 {
                guard unit != .year else { return nil }
                next += 1
            } else if shift(&next) == nil {
                return nil
            }
            place = next
            return run(unit, -count)
        }
        return nil
    }

    /// The day `count` days or weeks away, or the month or year so far away.
    private func moved(_ unit: Word.Unit, _ count: Int) -> Days? {
        switch unit {
        case .day: dayAway(count)
        case .week: dayAway(7 * count)
        case .month, .quarter, .year: period(unit, count, third: nil, isWeekend: false)
        }
    }

    /// The next `count` whole days, weeks, months or years; the last when negative.
    private func run(_ unit: Word.Unit, _ count: Int) -> Days? {
        let reference = context.reference
        if unit == .day {
            let other = reference.adding(days: count)
            return count > 0
                ? counted(reference.adding(days: 1), other, .day)
                : counted(other, reference.adding(days: -1), .day)
        }
        guard let near = period(unit, count > 0 ? 1 : -1, third: nil, isWeekend: false),
            let far = period(unit, count, third: nil, isWeekend: false),
            case .counted(let nearDays, let precision) = near.form, case .counted(let farDays, _) = far.form
        else { return nil }
        return counted(
            min(nearDays.lowerBound, farDays.lowerBound), max(nearDays.upperBound, farDays.upperBound), precision)
    }
}
