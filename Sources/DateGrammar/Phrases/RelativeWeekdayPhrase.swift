import CivilTime

extension Grammar {
    /// The weekday of "thứ Năm tuần sau", "thứ Hai tới", "thứ ba vừa rồi", "next Monday".
    func relativeWeekday(_ place: inout Int) -> Days? {
        var next = place
        let isThis = has(next, .this)
        let isNext = value(next, .next) == 4
        let isLast = (value(next, .last) ?? 0) >= 3
        if isThis || isNext || isLast { next += 1 }
        guard let weekday = weekdayWord(&next) else { return nil }
        let reference = context.reference
        let ahead = weekday.days(since: reference.weekday)
        if isThis || isNext || isLast {
            // "last Sunday of December"
            guard !has(next, .of), !has(next, .inside) || isThis else { return nil }
            place = next
            return dayAway(isLast ? (ahead == 0 ? -7 : ahead - 7) : isThis ? ahead : ahead == 0 ? 7 : ahead)
        }
        // "thứ Hai đến thứ Sáu tuần sau"
        var last = next
        if rangeSign(&last), let end = weekdayWord(&last), end.rawValue > weekday.rawValue, isUnit(last, .week) {
            last += 1
            guard let weeks = shift(&last) else { return nil }
            place = last
            let monday = reference.adding(days: 1 - reference.weekday.rawValue + 7 * weeks)
            return counted(monday.adding(days: weekday.rawValue - 1), monday.adding(days: end.rawValue - 1), .day)
        }
        skip(.of, &next)
        if isUnit(next, .week) {
            next += 1
            guard let weeks = shift(&next) else { return nil }
            place = next
            return dayAway(weekday.rawValue - reference.weekday.rawValue + 7 * weeks)
        }
        if value(next, .span) == Int(Word.Unit.week.rawValue) { return nil }
        guard !has(next, .of), !has(next - 1, .of), let direction = shift(&next) else { return nil }
        place = next
        switch direction {
        case 0: return dayAway(weekday.rawValue - reference.weekday.rawValue)
        case 1: return dayAway(ahead == 0 ? 7 : ahead)
        default: return dayAway(ahead == 0 ? -7 : ahead - 7)
        }
    }
}
