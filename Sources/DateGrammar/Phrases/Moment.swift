import CivilTime

/// What stands together in a text and means one moment: days, times, weekdays, in any order.
struct Moment {
    var days: Days?
    var clock: Clock?
    var part: PartOfDay?
    var weekdays: Grammar.Weekdays?
    var repetition: Repetition?
    /// The last day and its time, where the moment goes from one to another that is written out as well.
    var lastDays: Days?
    var lastClock: Clock?
    /// Whether the lunar calendar's name of the day stands beside it.
    var hasLunarTwin = false

    /// Whether it says enough to be a mention.
    func isMention(onItsOwnLine: Bool) -> Bool {
        if days != nil || lastDays != nil { return true }
        if let repetition {
            let saysWhich = !repetition.weekdays.isEmpty || weekdays != nil
            return saysWhich || (repetition.every == .day && clock != nil)
        }
        if let weekdays {
            return clock != nil || part != nil || (onItsOwnLine && !weekdays.isPlural && weekdays.days.count == 1)
        }
        return clock != nil
    }
}

extension Grammar {
    /// The most parts a moment may have.
    private static let mostParts = 8

    /// The moment that begins at `place`.
    func moment(_ place: inout Int) -> Moment? {
        var moment = Moment()
        var next = place
        guard part(of: &moment, &next, after: Connector()) else { return nil }
        var count = 1
        while count < Grammar.mostParts, self[next].gap != .paragraph {
            var after = next
            // "(8:00 - 11:30), 5/12": what stands in brackets goes on behind them.
            if count == 1, moment.clock != nil, isMark(place - 1, "("), isMark(after, ")") { after += 1 }
            let connector = connectors(&after)
            guard isSameLine(next, after), part(of: &moment, &after, after: connector)
            else { break }
            if connector.isOpen, isMark(after, ")") { after += 1 }
            next = after
            count += 1
        }
        lastMoment(of: &moment, &next)
        if moment.days?.isCounted == true, moment.days?.isOpenEnded == true, moment.lastDays == nil { return nil }
        let ownLine = isLineBefore(place) && (isLineAfter(next) || isMark(next, ".") && isLineAfter(next + 1))
        guard moment.isMention(onItsOwnLine: ownLine) else { return nil }
        place = next
        return moment
    }

    /// Whether no line ends between the parts that end before `first` and begin at `last`.
    private func isSameLine(_ first: Int, _ last: Int) -> Bool {
        (first...last).allSatisfy { self[$0].gap == .none || self[$0].gap == .space }
    }

    private struct Connector {
        var sign: Unicode.Scalar?
        var isOpen = false
        var hasThatIs = false
        /// Whether "lúc" or "at" is among them.
        var hasAt = false
    }

    /// Passes over what may stand between the parts of a moment: signs, "lúc", "vào", "tức".
    private func connectors(_ place: inout Int) -> Connector {
        var connector = Connector()
        for _ in 0..<5 {
            if let sign = [",", "(", "-", ":", "|", ";", "["].first(where: { (sign: Unicode.Scalar) in
                isMark(place, sign)
            }) {
                if connector.sign != nil, sign != "(", sign != "|" { return connector }
                connector.sign = sign
                connector.isOpen = connector.isOpen || sign == "("
                place += 1
            } else if has(place, .thatIs) {
                connector.hasThatIs = true
                place += 1
            } else if has(place, anyOf: .at, .article, .of) || value(place, .hour) == 1 {
                connector.hasAt = connector.hasAt || has(place, .at)
                place += 1
            } else if has(place, .letterT), isGlued(place), isGlued(place + 1), self[place + 1].kind == .number {
                place += 1
            } else if isUnit(place, .day), has(place + 1, anyOf: .thu, .sundayHead) {
                place += 1
            } else if has(place, .plural), isUnit(place + 1, .day), has(place + 2, anyOf: .thu, .sundayHead) {
                place += 2
            } else if has(place, .plural), has(place + 1, .part) {
                place += 1
            } else {
                break
            }
        }
        return connector
    }

    /// Reads one more part into `moment`, one that it lacks.
    private func part(
        of moment: inout Moment, _ place: inout Int, after connector: Connector
    ) -> Bool {
        // Digits begin neither a weekday nor a part of the day.
        let isWord = self[place].kind != .number
        if isWord, moment.repetition == nil, let repetition = repetition(&place) {
            moment.repetition = repetition
            moment.part = moment.part ?? repetition.part
            return true
        }
        if moment.clock == nil,
            let clock = clock(
                &place, isAnchored: connector.hasAt || moment.days?.single != nil && isDottedTimeAlone(place))
        {
            moment.clock = moment.part.map { clock.inPart($0) } ?? clock
            moment.part = moment.part ?? clock.part
            // "Sat Oct 16 14:29:43 JST 2004"
            if !isAccented, let day = moment.days?.single, day.year == nil, !day.isLunar, !isGlued(place),
                let year = year(&place)
            {
                moment.days?.changeDays { $0.year = year }
            }
            // "8h sáng mai"
            if moment.days == nil, has(place - 1, .part) { moment.days = dayOfPart(&place) }
            return true
        }
        if moment.clock == nil, connector.hasAt, let part = moment.part, let clock = bareHour(&place, in: part) {
            moment.clock = clock
            return true
        }
        if isWord, moment.part == nil, moment.days == nil || value(place, .relativeDay) == nil,
            let part = partOfDay(&place)
        {
            moment.part = part
            var next = place
            if moment.days == nil, let days = dayOfPart(&next) {
                moment.days = days
                place = next
            }
            return true
        }
        if moment.weekdays == nil, moment.days == nil, let weekdays = courseDays(&place) {
            moment.weekdays = weekdays
            return true
        }
        if isWord, moment.days == nil, moment.weekdays == nil, let days = relativeWeekday(&place) {
            moment.days = days
            return true
        }
        if moment.days == nil, let days = relativeStart(&place) ?? relative(&place) {
            moment.days = days
            return true
        }
        let isAnchored = moment.clock != nil || moment.part != nil || moment.weekdays != nil || moment.days != nil
        var next = place
        if let days = days(&next, isAnchored: isAnchored),
            join(days, to: &moment, sign: connector.sign, hasThatIs: connector.hasThatIs)
        {
            place = next
            return true
        }
        if isWord, moment.weekdays == nil, let weekdays = weekdays(&place) {
            moment.weekdays = weekdays
            return true
        }
        return false
    }

    /// Puts `days` into `moment`, or beside the days it has, when both can mean one thing.
    private func join(_ days: Days, to moment: inout Moment, sign: Unicode.Scalar?, hasThatIs: Bool) -> Bool {
        guard let known = moment.days else {
            moment.days = days
            return true
        }
        if hasThatIs || (sign == "(" && known.isLunar != days.isLunar) {
            if known.isLunar, !days.isLunar, days.single?.month != nil { moment.days = days }
            moment.hasLunarTwin = true
            return true
        }
        if known.isCounted || known.isFeast, !days.isCounted, !days.isFeast, sign != ":", sign != ";",
            days.single != nil
        {
            // "sáng qua, 30 tháng 9", "Giáng sinh (25/12)": the date says which day the words mean.
            moment.days = days
            return true
        }
        if sign == nil, let clock = moment.clock, clock.end != nil, known.single != nil, days.single != nil,
            moment.lastDays == nil
        {
            // "ngày 15/3 từ 8h đến 17h ngày 17/3": the span of times was one of days.
            moment.lastDays = days
            moment.lastClock = clock.end.map { Clock(start: $0) }
            moment.clock?.end = nil
            return true
        }
        return false
    }

    /// "đến 17h00 ngày 17/3/2022" after "8h00 ngày 15/3".
    private func lastMoment(of moment: inout Moment, _ place: inout Int) {
        guard moment.lastDays == nil, moment.days?.single != nil || moment.days?.isCounted == true,
            moment.clock?.end == nil
        else { return }
        let isWhole = moment.clock == nil && moment.part == nil && moment.weekdays == nil
        let isOpenRelative = moment.days?.isCounted == true && moment.days?.isOpenEnded == true
        var next = place
        guard rangeSign(&next), isSameLine(place, next) else { return }
        var last = Moment()
        for _ in 0..<3 {
            var after = next
            let connector = connectors(&after)
            guard connector.sign == nil || connector.sign == "," || connector.sign == "(", isSameLine(next, after),
                part(of: &last, &after, after: connector)
            else { break }
            if connector.isOpen, isMark(after, ")") { after += 1 }
            next = after
        }
        if last.days == nil, last.part == nil, last.weekdays == nil, last.repetition == nil, let end = last.clock,
            end.end == nil, let start = moment.clock?.start, moment.days?.single != nil, isOpenAfter(next),
            (start.hour, start.minute) < (end.start.hour, end.start.minute)
        {
            // "8:00 5/12/2021 - 17:00"
            moment.clock?.end = end.start
            place = next
            return
        }
        guard let days = last.days, last.clock?.end == nil,
            isWhole && !isOpenRelative && !moment.hasLunarTwin
                ? days.isPeriod && !isMark(place, "-")
                : days.single != nil || days.isCounted || days.isPeriod && isWhole
        else { return }
        moment.lastDays = days
        moment.lastClock = last.clock
        place = next
    }

    /// "sáng", "buổi chiều", "rạng sáng", "the afternoon of".
    private func partOfDay(_ place: inout Int) -> PartOfDay? {
        if value(place, .relativeDay) == 2 { return .evening }
        var next = place
        skip(.inside, &next)
        skip(.article, &next)
        skip(.session, &next)
        let isSmallHours = skip(.partHead, &next)
        guard let part = value(next, .part) else { return nil }
        next += 1
        // "sáng và chiều 4/12" begins in the morning.
        if has(next, .and), has(next + 1, .part) { next += 2 }
        if (part == 2 && value(next, .part) == 3) || (part == 0 && has(next, .partTail)) { next += 1 }
        skip(.of, &next)
        place = next
        return isSmallHours ? .night : Word.parts[part]
    }
}
