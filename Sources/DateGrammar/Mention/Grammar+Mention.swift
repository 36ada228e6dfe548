import CivilTime

extension Grammar {
    /// The mention that `moment` is, which was read from the tokens at `places`; nil when it comes to nothing.
    func mention(_ moment: Moment, _ places: Range<Int>) -> DateMention? {
        let start = Int(self[places.lowerBound].start)
        var mention = DateMention(range: start..<max(start, Int(self[places.upperBound - 1].end)))
        mention.partOfDay = moment.part
        guard !isAnniversary(moment) else { return nil }
        guard repeats(moment, &mention) || settles(moment, places, &mention) else { return nil }
        times(moment, &mention)
        bound(moment, places, &mention)
        return mention
    }

    /// Whether it goes from a day to the same day of another year: "(7/5/1954 - 7/5/2024)" is a birthday.
    private func isAnniversary(_ moment: Moment) -> Bool {
        guard case .span(let first, let last)? = moment.days?.form, let begin = first.year, let end = last.year else {
            return false
        }
        return first.day == last.day && first.month == last.month && begin != end
    }

    /// Settles the days.
    private func settles(_ moment: Moment, _ places: Range<Int>, _ mention: inout DateMention) -> Bool {
        guard var days = moment.days ?? moment.weekdays.flatMap(nextDay) else { return true }
        days.isAbout = has(places.lowerBound - 1, .about) && moment.clock == nil
        let reckoning = Reckoning(context: context)
        var result = reckoning.settle(days)
        if result.days == nil, isEnglish(places, moment), let swapped = swapped(days) {
            result = reckoning.settle(swapped)
            result.doubts.insert(.dayMonthOrder)
        }
        if let last = moment.lastDays {
            result = joined(result, days, last, reckoning)
        }
        (mention.days, mention.listed, mention.precision) = (result.days, result.listed, result.precision)
        (mention.basis, mention.doubts) = (result.basis, result.doubts)
        if let written = days.single, written.isOrderOpen, !isAccented, !isVietnamese(places) {
            mention.doubts.insert(.dayMonthOrder)
        }
        if let weekday = moment.weekdays?.days.first, moment.days != nil, let first = result.days?.lowerBound,
            result.precision == .day, first.weekday != weekday
        {
            mention.doubts.insert(.weekdayDisagrees)
        }
        if moment.hasLunarTwin { mention.doubts.remove(.lunarUnknown) }
        return true
    }

    /// From the days of `first` to those of `last`, which share a year.
    private func joined(
        _ first: Reckoning.Result, _ firstDays: Days, _ last: Days, _ reckoning: Reckoning
    ) -> Reckoning.Result {
        if var from = firstDays.single, let to = last.single {
            if from.month == nil, let shared = Grammar.shared([from, to], isList: false) { from = shared[0] }
            var span = Days(.span(from, to))
            span.lean = last.lean
            return reckoning.settle(span)
        }
        let end = reckoning.settle(last)
        var result = first
        guard let start = first.days?.lowerBound, let last = end.days?.upperBound else { return first }
        result.doubts.formUnion(end.doubts)
        if start <= last { result.days = start...last } else { result.doubts.insert(.endBeforeStart) }
        return result
    }

    /// The next day of the first weekday, today included.
    private func nextDay(_ weekdays: Weekdays) -> Days? {
        guard let weekday = weekdays.days.first else { return nil }
        let day = context.reference.adding(days: weekday.days(since: context.reference.weekday))
        return Days(.counted(day...day, .day))
    }

    /// Writes the rule of a moment that comes again and again; false when it does not.
    private func repeats(_ moment: Moment, _ mention: inout DateMention) -> Bool {
        var repetition = moment.repetition
        if repetition == nil, let weekdays = moment.weekdays, weekdays.isPlural, !isOneWeek(moment) {
            repetition = Repetition(every: .week)
        }
        guard var repetition else { return false }
        if repetition.weekdays.isEmpty, repetition.every == .week { repetition.weekdays = moment.weekdays?.days ?? [] }
        var first: Reckoning.Result?
        if let days = moment.days, repetition.every == .week || repetition.every == .day || repetition.nth != nil {
            first = Reckoning(context: context).settle(days)
        }
        var until: CivilDate?
        if let days = first?.days, days.lowerBound < days.upperBound { until = days.upperBound }
        if let days = moment.days, case .span = days.form, repetition.every == .year || repetition.every == .month {
            // The days of every year's feast: no rule is written for them.
            mention.doubts.insert(days.isLunar ? .lunarUnknown : .noSuchDay)
            return true
        }
        mention.recurrence = repetition.rule(with: moment.days?.single, until: until)
        if mention.recurrence == nil {
            // "October every year" is a month; only the lunar calendar's days come again where no rule says when.
            guard moment.days?.isLunar == true else { return false }
            mention.doubts.insert(.lunarUnknown)
        }
        (mention.days, mention.basis) = (first?.days, first?.basis ?? .relative)
        return true
    }

    /// Whether the days are written that the weekdays only name: "Thứ 2 – Thứ 4 (13–15/12)".
    private func isOneWeek(_ moment: Moment) -> Bool {
        guard let days = moment.days, let settled = Reckoning(context: context).settle(days).days else { return false }
        if case .days(let list) = days.form { return list.count > 1 }
        guard case .span = days.form, let weekdays = moment.weekdays?.days else { return false }
        return settled.upperBound.dayNumber - settled.lowerBound.dayNumber < 7
            && settled.lowerBound.weekday == weekdays.first && settled.upperBound.weekday == weekdays.last
    }

    /// Whether an English word or "p.m." is in the mention.
    private func isEnglish(_ places: Range<Int>, _ moment: Moment) -> Bool {
        !isAccented && places.contains { has($0, anyOf: .meridiem, .letterP, .monthName, .weekday) }
    }

    private func isVietnamese(_ places: Range<Int>) -> Bool {
        places.contains { has($0, anyOf: .unit, .thu, .sundayHead, .part, .mung, .hour) && !has($0, .weekday) }
    }

    /// The days with day and month the other way round; nil when that cannot be.
    private func swapped(_ days: Days) -> Days? {
        guard let day = days.single, let month = day.month, month > 12, day.day <= 12 else { return nil }
        var swapped = day
        (swapped.day, swapped.month) = (month, day.day)
        return Days(.days([swapped]))
    }

    /// Writes the times, and moves the days where a time is of the day after.
    private func times(_ moment: Moment, _ mention: inout DateMention) {
        guard let clock = moment.clock else {
            if let last = moment.lastClock, last.start.isValid { mention.endTime = time(last.start) }
            return
        }
        let end = moment.lastClock?.start ?? clock.end
        guard clock.start.isValid, end?.isValid ?? true else {
            mention.doubts.insert(.noSuchTime)
            return
        }
        mention.startTime = time(clock.start)
        mention.endTime = end.flatMap(time)
        if clock.start.hour == 24, let days = mention.days {
            let next = days.lowerBound.adding(days: 1)
            mention.days = next...max(next, days.upperBound)
        }
        guard let end, moment.lastDays == nil || end.hour == 24 else { return }
        let isEarlier = (end.hour, end.minute) < (clock.start.hour, clock.start.minute)
        let isSingle = mention.days.map { $0.lowerBound == $0.upperBound } ?? true
        if end.hour == 24 || (isSingle && isEarlier && end.hour <= 6) {
            mention.days = mention.days.map { $0.lowerBound...$0.upperBound.adding(days: 1) }
        } else if isSingle, isEarlier {
            mention.doubts.insert(.endBeforeStart)
        }
    }

    private func time(_ time: Clock.Time) -> TimeOfDay? {
        TimeOfDay(hour: time.hour % 24, minute: time.minute)
    }

    /// Writes whether the words before make the mention an end or a beginning.
    private func bound(_ moment: Moment, _ places: Range<Int>, _ mention: inout DateMention) {
        guard mention.days != nil else { return }
        let before = places.lowerBound - 1
        if has(before, .since) || moment.days?.isOpenEnded == true && moment.lastDays == nil
            || (moment.clock?.isOpenEnded == true && moment.lastDays == nil)
        {
            mention.bound = .since
            return
        }
        if has(before, anyOf: .to, .end) || value(before, .last) == 0 || value(before, .limit) == 2 {
            mention.bound = .until
            return
        }
        for place in stride(from: before, to: max(-1, before - 9), by: -1) {
            if isMark(place, ".") || self[place + 1].gap == .line || self[place + 1].gap == .paragraph { return }
            if value(place, .limit) == 1 {
                mention.bound = .until
                return
            }
        }
    }
}
