import CivilTime

/// Times on a clock, one or from one to another.
struct Clock {
    /// A time as written; `hour` may be 24, and more in a text with faults.
    struct Time {
        var hour: Int
        var minute = 0
        /// Whether "am", "chiều" or the like has settled which half of the day it is in.
        var isSettled = false
        /// Whether it is a number alone, to which the other end of a span gives the meaning.
        var isBare = false

        /// Whether a clock shows it; 24:00 counts as the end of a day.
        var isValid: Bool { (hour < 24 && minute < 60) || (hour == 24 && minute == 0) }
    }

    var start: Time
    var end: Time?
    var part: PartOfDay?
    /// Whether it says "from" and no more.
    var isOpenEnded = false

    /// The same after "tối nay" or "chiều 5/12", which say in which half of the day its hours are.
    func inPart(_ part: PartOfDay) -> Clock {
        guard part != .morning else { return self }
        var clock = self
        // No afternoon has eight o'clock: the part is that of something else.
        if part != .afternoon || start.hour < 7 { clock.start = Grammar.settled(start, part) }
        if let end, part != .afternoon || end.hour < 7 { clock.end = Grammar.settled(end, part) }
        return clock
    }
}

extension Grammar {
    /// "8h30", "8 giờ 30 phút", "08:30", "2 pm", "8h30 – 11h30", "từ 7 đến 9 giờ tối", "noon".
    ///
    /// - Parameter isAnchored: Whether "lúc" or the like stands before, so "13.00" counts.
    func clock(_ place: inout Int, isAnchored: Bool) -> Clock? {
        var next = place
        let hasFrom = skip(.from, &next)
        let isLed = clockLead(&next) || hasFrom || isAnchored
        guard let written = time(&next, isAnchored: isLed, mayBeBare: true) else { return nil }
        let part = clockPart(&next)
        let start = part.map { Grammar.settled(written, $0) } ?? written
        var clock = Clock(start: start, part: part)
        var end = next
        if hasFrom && skip(.and, &end) || rangeSign(&end) {
            _ = clockLead(&end)
            // "8.30 - 11.30": what the first is, the last is too.
            if let last = time(&end, isAnchored: isLed && !start.isBare || isMark(next - 2, "."), mayBeBare: false) {
                let lastPart = clockPart(&end)
                let settled = lastPart.map { Grammar.settled(last, $0) } ?? last
                clock.start = Grammar.inherited(start, from: settled, lastPart)
                clock.end = settled
                clock.part = part ?? lastPart
                place = end
                return clock
            }
        }
        guard !start.isBare || isPartOfHour(next), !isLength(place, next) else { return nil }
        clock.isOpenEnded = hasFrom
        place = next
        return clock
    }

    /// "8" of "tonight at 8", where nothing follows that it could count.
    func bareHour(_ place: inout Int, in part: PartOfDay) -> Clock? {
        let token = self[place]
        guard token.kind == .number, token.digits <= 2, (1...12).contains(token.value), isOpenAfter(place + 1),
            endsFree(place + 1)
        else { return nil }
        place += 1
        return Clock(start: Grammar.settled(Clock.Time(hour: Int(token.value)), part), part: part)
    }

    /// Passes over "vào lúc", "khoảng", "at the" before a time.
    private func clockLead(_ place: inout Int) -> Bool {
        let start = place
        while place < start + 4, has(place, anyOf: .at, .about, .article) { place += 1 }
        return place > start
    }

    /// Whether the hours at `place` are a length or a count rather than a time: "trong 2 giờ", "3 giờ tới", "8 giờ làm".
    private func isLength(_ place: Int, _ after: Int) -> Bool {
        guard has(after - 1, .hour) else { return false }
        let hasLead = has(place, anyOf: .from, .at)
        if !hasLead, has(place - 1, anyOf: .length, .inside, .every, .more) { return true }
        guard !isLineAfter(after) else { return false }
        if has(after, anyOf: .more, .ago, .just) || value(after, .filler).map({ $0 != 2 }) == true { return true }
        if let next = value(after, .next), next == 0 || next == 2, !isUnit(after + 1, .day) { return true }
        if value(after, .last) == 0, isLineAfter(after + 1) { return true }
        // "8 giờ làm việc": a thing is counted.
        return !hasLead && self[after].kind == .word && self[after].first.kind == .unknown && !isOpenBefore(place)
            && !has(place - 1, anyOf: .to, .last, .limit, .at, .about, .part, .unit, .numeral)
    }

    /// Whether "in the evening" ends before `place`, after an hour that is a number alone.
    private func isPartOfHour(_ place: Int) -> Bool { has(place - 1, .part) && has(place - 2, .article) }

    /// "sáng", "buổi chiều" after a time; "in the morning".
    private func clockPart(_ place: inout Int) -> PartOfDay? {
        var next = place
        if has(next, .inside), has(next + 1, .article) { next += 2 }
        skip(.session, &next)
        guard let part = value(next, .part) else { return nil }
        // Without marks, "tới" is "tối"; before a number it is the former.
        if has(next, .next), self[next + 1].kind == .number { return nil }
        place = next + 1
        return Word.parts[part]
    }

    /// `time` in the half of the day that `part` says: 3 giờ chiều is 15:00.
    static func settled(_ time: Clock.Time, _ part: PartOfDay) -> Clock.Time {
        guard !time.isSettled else { return time }
        var time = time
        time.isSettled = true
        switch part {
        case .morning: if time.hour == 12 { time.hour = 0 }
        case .noon: if (1...3).contains(time.hour) { time.hour += 12 }
        case .afternoon: if (1...11).contains(time.hour) { time.hour += 12 }
        case .evening: if (3...11).contains(time.hour) { time.hour += 12 }
        case .night:
            if (7...11).contains(time.hour) { time.hour += 12 }
            if time.hour == 12 { time.hour = 24 }
        }
        return time
    }

    /// The start of a span in the half of the day of its end, where that is the sensible one: 1:00 – 4:30 PM, not
    /// 11:00 – 1:00 PM.
    private static func inherited(_ start: Clock.Time, from end: Clock.Time, _ part: PartOfDay?) -> Clock.Time {
        guard !start.isSettled, end.isSettled, end.hour >= 12, start.hour < 12 else {
            var start = start
            if !start.isSettled, end.isSettled, end.hour < 12, start.hour == 12, part == nil { start.hour = 0 }
            return start
        }
        var moved = start
        moved.hour += 12
        if (moved.hour, moved.minute) < (end.hour, end.minute) { return moved }
        return start
    }
}
