extension Grammar {
    /// One time of the day.
    ///
    /// - Parameter isAnchored: Whether "lúc" or the like stands before, so "13.00" counts.
    /// - Parameter mayBeBare: Whether a number alone will do where the other end of a span follows it.
    func time(_ place: inout Int, isAnchored: Bool, mayBeBare: Bool) -> Clock.Time? {
        if let time = namedTime(&place) ?? halfPast(&place) { return time }
        var next = place
        guard
            var time = hourAndMinutes(&next) ?? timeWithColon(&next) ?? timeWithDot(&next, isAnchored: isAnchored)
                ?? hourAlone(&next, mayBeBare: mayBeBare)
        else { return nil }
        if let half = meridiem(&next) {
            guard (1...12).contains(time.hour) || (half == 1 && time.hour < 24) else { return nil }
            if time.hour <= 12 { time.hour = time.hour % 12 + 12 * half }
            time.isSettled = true
        }
        zone(&next)
        guard time.isBare || endsFree(next) || isUnit(next, .day) || isMark(next, "-") || isMark(next, ",") else {
            return nil
        }
        place = next
        return time
    }

    /// "noon", "12 noon", "midnight".
    private func namedTime(_ place: inout Int) -> Clock.Time? {
        let isNumbered = self[place].kind == .number && self[place].value == 12
        guard let hour = value(isNumbered ? place + 1 : place, .namedTime) else { return nil }
        place += isNumbered ? 2 : 1
        return Clock.Time(hour: hour, isSettled: true)
    }

    /// "half past 8".
    private func halfPast(_ place: inout Int) -> Clock.Time? {
        guard has(place, .half), value(place + 1, .last) == 4 else { return nil }
        var next = place + 2
        guard let hour = smallNumber(&next), (1...12).contains(hour) else { return nil }
        place = next
        return Clock.Time(hour: hour, minute: 30)
    }

    /// "8h30", "8 h 30", "8g", "8 giờ 30 phút", "11 giờ kém 15", "3 giờ rưỡi", "9 rưỡi sáng".
    private func hourAndMinutes(_ place: inout Int) -> Clock.Time? {
        var next = place
        let isDigits = self[place].kind == .number
        guard let hour = smallNumber(&next) else { return nil }
        var time = Clock.Time(hour: hour)
        if value(next, .hour) == 0 {
            // Without marks, "bây giờ" is "bảy giờ".
            if !isAccented, !isDigits, hour == 7, isOpenAfter(next + 1) || self[next + 1].first.kind == .unknown {
                return nil
            }
            // "hai giờ", but no "hai h".
            guard isDigits || length(next) > 1 else { return nil }
            next += 1
            if isGlued(next), let minute = twoDigits(after: ":", next) {
                time.minute = minute
                next += 2
            } else {
                minutes(&time, &next)
            }
            if isMark(next, "'"), isGlued(next) { next += 1 }
        } else if value(next, .oClock) == 0 {
            guard isMark(next + 1, "'"), value(next + 2, .oClock) == 1 else { return nil }
            next += 3
        } else if has(next, .half), has(next + 1, anyOf: .part, .session) {
            next += 1
            time.minute = 30
        } else {
            return nil
        }
        place = next
        return time
    }

    /// "30", "30 phút", "rưỡi", "kém 15" after the hour.
    private func minutes(_ time: inout Clock.Time, _ place: inout Int) {
        if skip(.half, &place) {
            time.minute = 30
            return
        }
        var next = place
        let isLess = skip(.less, &next)
        let isDigits = self[next].kind == .number
        let isGlued = isGlued(next)
        guard !isDateAhead(next), let number = smallNumber(&next) else { return }
        if value(next, .minute) == 0 {
            next += 1
        } else {
            // "8h 5" may be anything; "8h5", "8h 05" and "8 giờ kém 5" are times.
            guard isLess || (isDigits && (isGlued || self[next - 1].digits == 2)),
                endsFree(next) || isMark(next, "-") || isUnit(next, .day)
            else { return }
        }
        place = next
        guard isLess, number < 60 else {
            time.minute = isLess ? 60 : number
            return
        }
        let total = (time.hour * 60 - number + 24 * 60) % (24 * 60)
        (time.hour, time.minute) = (total / 60, total % 60)
    }

    /// Whether a date begins at `place`: "8h 25/11", "8h 25 tháng 11".
    private func isDateAhead(_ place: Int) -> Bool {
        guard self[place].kind == .number, !isGlued(place) else { return false }
        let hasSign = isMark(place + 1, "/") || isMark(place + 1, "-") || isMark(place + 1, ".")
        return isUnit(place + 1, .month) || (hasSign && isGlued(place + 1) && self[place + 2].kind == .number)
    }

    /// "08:30", "8:30:00", "15:23:24.5".
    private func timeWithColon(_ place: inout Int) -> Clock.Time? {
        guard self[place].kind == .number, self[place].digits <= 2, let minute = twoDigits(after: ":", place + 1) else {
            return nil
        }
        let time = Clock.Time(hour: Int(self[place].value), minute: minute)
        place += 3
        if twoDigits(after: ":", place) != nil {
            place += 2
            if isMark(place, "."), isGlued(place), isGlued(place + 1), self[place + 1].kind == .number { place += 2 }
        }
        if has(place, .hour), length(place) == 1 || isGlued(place) { place += 1 }
        if isMark(place, "'"), isGlued(place), isUnit(place + 1, .day) { place += 1 }
        // "8:30 CH"
        if let half = value(place, .meridiemMark), self[place].isCapitalized, (1...12).contains(time.hour),
            endsFree(place + 1)
        {
            place += 1
            return Clock.Time(hour: time.hour % 12 + 12 * half, minute: time.minute, isSettled: true)
        }
        return time
    }

    /// "13.00" after "lúc", before "ngày" or with "pm".
    private func timeWithDot(_ place: inout Int, isAnchored: Bool) -> Clock.Time? {
        guard self[place].kind == .number, self[place].digits <= 2, self[place].value <= 24, isGlued(place + 1),
            let minute = twoDigits(after: ".", place + 1), minute < 60
        else { return nil }
        let end = place + 3
        var afterMeridiem = end
        let hasMeridiem = meridiem(&afterMeridiem) != nil
        guard hasMeridiem || isAnchored || isUnit(end, .day) || has(end, .part) || isDottedSpanOfTimes(place),
            hasMeridiem || endsFree(end) || isMark(end, "-")
        else { return nil }
        let time = Clock.Time(hour: Int(self[place].value), minute: minute)
        place = end
        return time
    }

    /// Whether "8.30 - 11.30" stands at `place` with a day after it.
    private func isDottedSpanOfTimes(_ place: Int) -> Bool {
        var next = place + 3
        guard rangeSign(&next), self[next].kind == .number, self[next].digits <= 2,
            twoDigits(after: ".", next + 1) != nil
        else { return false }
        next += 3
        return isUnit(next, .day)
            || isMark(next, ",") && (isUnit(next + 1, .day) || isMark(next + 2, "/") && self[next + 3].kind == .number)
    }

    /// Whether "14.00" or "8.30 - 11.30" stands at `place` and nothing follows that it could count.
    func isDottedTimeAlone(_ place: Int) -> Bool {
        guard self[place].kind == .number, twoDigits(after: ".", place + 1) != nil, self[place].digits == 2 else {
            return false
        }
        var next = place + 3
        if isOpenAfter(next), !isMark(next, "-") { return true }
        guard rangeSign(&next), self[next].kind == .number, twoDigits(after: ".", next + 1) != nil else { return false }
        return isOpenAfter(next + 3)
    }

    /// "2" of "2 pm", or of "2 - 4 pm".
    private func hourAlone(_ place: inout Int, mayBeBare: Bool) -> Clock.Time? {
        let token = self[place]
        guard token.kind == .number, token.digits <= 2, token.value <= 24 else { return nil }
        var next = place + 1
        let isBare = meridiem(&next) == nil
        let isLed = has(next, .inside) && has(next + 1, .article) && has(next + 2, .part)
        guard !isBare || (mayBeBare && (isLed || isRangeAhead(place + 1))) else { return nil }
        place += 1
        return Clock.Time(hour: Int(token.value), isBare: isBare)
    }

    /// The number that two digits write right after `sign` at `place`.
    func twoDigits(after sign: Unicode.Scalar, _ place: Int) -> Int? {
        guard isMark(place, sign), isGlued(place + 1), self[place + 1].kind == .number, self[place + 1].digits == 2
        else { return nil }
        return Int(self[place + 1].value)
    }

    /// How many bytes the token at `place` has.
    func length(_ place: Int) -> Int { Int(self[place].end) - Int(self[place].start) }

    /// Whether a dash, "đến" or "to", then a number, follows.
    private func isRangeAhead(_ place: Int) -> Bool {
        var next = place
        return rangeSign(&next) && self[next].kind == .number
    }

    /// "am", "p.m.", "a.m": 0 or 1.
    private func meridiem(_ place: inout Int) -> Int? {
        // Without marks, "âm lịch" begins as "am" does.
        if let half = value(place, .meridiem), !has(place + 1, .calendar) {
            place += 1
            return half
        }
        guard has(place, anyOf: .letterA, .letterP), isMark(place + 1, "."), has(place + 2, .letterM) else {
            return nil
        }
        let half = has(place, .letterP) ? 1 : 0
        place += isMark(place + 3, ".") ? 4 : 3
        return half
    }
}
