import CivilTime

/// How often, before it is written as an RRULE.
struct Repetition {
    var every: Word.Unit
    /// Which weekday of the month, 1 to 5 or -1, where there is one.
    var nth: Int?
    var weekdays: [Weekday] = []
    /// What the words name besides.
    var part: PartOfDay?
    /// Whether it is every second one only.
    var isEverySecond = false
}

extension Grammar {
    /// "hàng tuần", "mỗi thứ Tư", "every first Tuesday", "thứ Hai đầu tiên hàng tháng", "first Monday of every month",
    /// "weekly".
    func repetition(_ place: inout Int) -> Repetition? {
        var next = place
        if let unit = value(next, .adverb).flatMap({ Word.Unit(rawValue: Int8($0)) }) {
            place += 1
            return Repetition(every: unit)
        }
        if let nth = nthWeekday(&next) {
            let hasOf = skip(.of, &next)
            skip(.inside, &next)
            let isEvery = has(next, .every) || has(next, .article) && hasOf
            if isEvery { next += 1 }
            guard isEvery || hasOf, isMonth(next), has(place, anyOf: .nth, .last, .article) ? isEvery : true else {
                return nil
            }
            place = next + 1
            return nth
        }
        guard has(next, .every) else { return nil }
        next += 1
        if let nth = nthWeekday(&next) {
            place = next
            return nth
        }
        var part: PartOfDay?
        if let value = value(next, .part) {
            part = Word.parts[value]
            next += 1
        }
        if part != nil, var nth = nthWeekday(&next) {
            if isMonth(next) { next += 1 }
            nth.part = part
            place = next
            return nth
        }
        // "every other Monday"
        let isOther = skip(.other, &next)
        if let days = weekdays(&next) {
            place = next
            if isOther { return Repetition(every: .week, weekdays: days.days, part: part, isEverySecond: true) }
            return Repetition(every: .week, weekdays: days.days, part: part)
        }
        let unit = (value(next, .unit) ?? value(next, .span)).flatMap { Word.Unit(rawValue: Int8($0)) }
        guard let unit, unit != .quarter, self[next + 1].kind != .number || unit != .day else {
            guard let part else { return nil }
            place = next
            return Repetition(every: .day, part: part)
        }
        place = next + 1
        return Repetition(every: unit)
    }

    private func isMonth(_ place: Int) -> Bool {
        isUnit(place, .month) && self[place + 1].kind != .number
            || value(place, .span) == Int(Word.Unit.month.rawValue)
    }

    /// "first Tuesday", "last Friday", "thứ Hai đầu tiên", "thứ Sáu cuối cùng", "thứ Bảy tuần đầu tiên".
    private func nthWeekday(_ place: inout Int) -> Repetition? {
        var next = place
        skip(.article, &next)
        if let nth = value(next, .nth) ?? (value(next, .last) == 3 ? -1 : nil), let day = weekdayName(next + 1) {
            place = next + 2
            return Repetition(every: .month, nth: nth, weekdays: [day])
        }
        guard let day = weekdayWord(&next) else { return nil }
        if isUnit(next, .week) { next += 1 }
        // "thứ Bảy tuần thứ ba"
        if isUnit(next - 1, .week), has(next, .thu) {
            next += 1
            guard let count = smallNumber(&next), (1...5).contains(count) else { return nil }
            place = next
            return Repetition(every: .month, nth: count, weekdays: [day])
        }
        guard let third = value(next, .third), third != 2 else { return nil }
        next += 1
        skip(.ordinalTail, &next)
        place = next
        return Repetition(every: .month, nth: third == 1 ? 1 : -1, weekdays: [day])
    }
}

extension Repetition {
    /// The rule in the form of RFC 5545, 3.3.10; nil when it needs a calendar the RFC does not have, or says nothing.
    ///
    /// - Parameter days: The day of the month or the year that stands with it.
    /// - Parameter until: The last day, where there is one.
    func rule(with day: WrittenDay?, until: CivilDate?) -> String? {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        let byDay = weekdays.sorted { $0.rawValue < $1.rawValue }.map { names[$0.rawValue - 1] }.joined(separator: ",")
        var rule: String
        switch every {
        case .day: rule = "FREQ=DAILY"
        case .week:
            rule = "FREQ=WEEKLY" + (isEverySecond ? ";INTERVAL=2" : "")
            if !weekdays.isEmpty { rule += ";BYDAY=\(byDay)" }
        case .month, .quarter:
            guard weekdays.isEmpty == (nth == nil) else { return nil }
            rule = "FREQ=MONTHLY" + (every == .quarter ? ";INTERVAL=3" : "")
            if let nth, !weekdays.isEmpty {
                rule += ";BYDAY=\(nth)\(byDay)"
            } else if let day, !day.isLunar {
                rule += ";BYMONTHDAY=\(day.day)"
            } else {
                return nil
            }
        case .year:
            guard let day, let month = day.month, !day.isLunar else { return nil }
            rule = "FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=\(day.day)"
        }
        guard let until else { return rule }
        return rule + ";UNTIL=\(padded(until.year, to: 4))\(padded(until.month, to: 2))\(padded(until.day, to: 2))"
    }
}
