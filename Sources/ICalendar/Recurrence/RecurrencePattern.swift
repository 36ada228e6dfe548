import CivilTime

/// A rule together with the DTSTART it repeats: what the rule leaves open is taken from there (RFC 5545, 3.3.10).
struct RecurrencePattern: Sendable {
    /// The rule as written.
    let rule: RecurrenceRule
    /// DTSTART, in seconds on the wall clock.
    let start: Int64
    /// The year, in the rule's scale, that DTSTART falls in.
    let startYear: ScaleYear
    /// BYMONTH, or the month of DTSTART where the rule leaves it open; empty when every month will do.
    let months: NumberSet
    /// The same for leap months.
    let leapMonths: NumberSet
    /// BYMONTHDAY, or the day of DTSTART; empty when every day will do.
    let monthDays: OrdinalSet
    /// Times of the day in seconds, in order; only for frequencies of a day or longer.
    let times: [Int32]
    /// Within each hour or minute, the seconds an occurrence starts at; only for frequencies shorter than a day.
    let clockOffsets: [Int64]
    /// Indexed by the day of the year, 385 added; empty when every day will do.
    private let yearDays: [Bool]
    /// BYDAY, or the weekday of DTSTART; empty when every one will do.
    private let weekdays: WeekdaySet
    /// Whether weekdays are counted in the year and not in the month.
    private let countsWeekdaysInYear: Bool

    /// The pattern of `rule` from `start` on, or nil when the rule's scale does not reach that far.
    init?(_ rule: RecurrenceRule, start: Int64, isDate: Bool) {
        let startDay = start.dayNumber
        guard let year = rule.scale.year(holding: startDay) else { return nil }
        let month = year.months[year.monthIndex(holding: startDay)]
        (self.rule, self.start, startYear) = (rule, start, year)

        let namesDay =
            !rule.weekdays.isEmpty || !rule.monthDays.isEmpty || !rule.yearDays.isEmpty || !rule.weeks.isEmpty
        let takesDay = (rule.frequency == .yearly || rule.frequency == .monthly) && !namesDay
        let takesMonth =
            rule.frequency == .yearly && !namesDay && rule.months.isEmpty && rule.leapMonths.isEmpty
        months = takesMonth && !month.isLeap ? NumberSet(month.number) : rule.months
        leapMonths = takesMonth && month.isLeap ? NumberSet(month.number) : rule.leapMonths
        monthDays = takesDay ? OrdinalSet(startDay - month.firstDay + 1) : rule.monthDays

        var weekdays = rule.weekdays
        let takesWeekday =
            rule.frequency == .weekly
            || !rule.weeks.isEmpty && rule.monthDays.isEmpty && rule.yearDays.isEmpty
        if rule.weekdays.isEmpty, takesWeekday { weekdays.insert(Weekday(dayNumber: startDay)) }
        self.weekdays = weekdays
        countsWeekdaysInYear = rule.frequency == .yearly && rule.months.isEmpty && rule.leapMonths.isEmpty

        var yearDays: [Bool] = []
        if !rule.yearDays.isEmpty {
            yearDays = [Bool](repeating: false, count: 2 * 385 + 1)
            for day in rule.yearDays { yearDays[day + 385] = true }
        }
        self.yearDays = yearDays
        times = RecurrencePattern.times(of: rule, start: start, isDate: isDate)
        clockOffsets = RecurrencePattern.clockOffsets(of: rule, start: start)
    }

    /// Whether every period has the same number of occurrences, so that periods can be counted without a look.
    var isUniform: Bool {
        let hasNoDays =
            months.isEmpty && leapMonths.isEmpty && monthDays.isEmpty && yearDays.isEmpty && rule.weekdays.isEmpty
        switch rule.frequency {
        case .hourly: return hasNoDays && rule.hours.isEmpty
        case .minutely: return hasNoDays && rule.hours.isEmpty && rule.minutes.isEmpty
        case .secondly: return hasNoDays && rule.hours.isEmpty && rule.minutes.isEmpty && rule.seconds.isEmpty
        default: return false
        }
    }

    /// Whether the months and days of the scale matter at all.
    var looksAtYear: Bool {
        !months.isEmpty || !leapMonths.isEmpty || !monthDays.isEmpty || !yearDays.isEmpty || weekdays.isNumbered
    }

    /// Whether BYMONTH, as far as it was given, names `month`.
    func admits(_ month: ScaleYear.Month) -> Bool {
        if months.isEmpty && leapMonths.isEmpty { return true }
        return (month.isLeap ? leapMonths : months).contains(month.number)
    }

    /// Whether a day of `month` in `year` satisfies the parts that name days.
    func admits(day: Int, of month: ScaleYear.Month, in year: ScaleYear) -> Bool {
        if !monthDays.isEmpty, !monthDays.contains(day - month.firstDay + 1, of: month.length) { return false }
        if !yearDays.isEmpty {
            let position = day - year.firstDay + 1
            let fromEnd = day - year.endDay
            guard yearDays[position + 385] || yearDays[fromEnd + 385] else { return false }
        }
        return admitsWeek(of: day) && admitsWeekday(of: day, in: month, year)
    }

    /// Whether a day satisfies BYWEEKNO.
    func admitsWeek(of day: Int) -> Bool {
        if rule.weeks.isEmpty { return true }
        let week = GregorianCalendar.week(of: day, weeksBeginOn: rule.weekStart)
        return rule.weeks.contains(week.number, of: week.count)
    }

    /// Whether a day satisfies a BYDAY without numbers.
    func admitsPlainWeekday(of day: Int) -> Bool {
        weekdays.isEmpty || weekdays.contains(Weekday(dayNumber: day))
    }

    /// Whether a day satisfies BYDAY, numbers and all.
    func admitsWeekday(of day: Int, in month: ScaleYear.Month, _ year: ScaleYear) -> Bool {
        guard weekdays.isNumbered else { return admitsPlainWeekday(of: day) }
        let (first, end) =
            countsWeekdaysInYear ? (year.firstDay, year.endDay) : (month.firstDay, month.firstDay + month.length)
        let position = (day - first) / 7 + 1
        let count = position + (end - 1 - day) / 7
        return weekdays.contains(Weekday(dayNumber: day), at: position, of: count)
    }

    private static func times(of rule: RecurrenceRule, start: Int64, isDate: Bool) -> [Int32] {
        guard rule.frequency.clockSeconds == nil else { return [] }
        if isDate { return [0] }
        if rule.hours.isEmpty, rule.minutes.isEmpty, rule.seconds.isEmpty { return [Int32(start.secondOfDay)] }
        let time = TimeOfDay(secondOfDay: Int(start.secondOfDay))
        let hours = rule.hours.isEmpty ? [time.hour] : rule.hours.numbers
        let minutes = rule.minutes.isEmpty ? [time.minute] : rule.minutes.numbers
        let seconds = rule.seconds.isEmpty ? [time.second] : rule.seconds.numbers
        var times: [Int32] = []
        times.reserveCapacity(hours.count * minutes.count * seconds.count)
        for hour in hours {
            for minute in minutes {
                for second in seconds { times.append(Int32(hour * 3600 + minute * 60 + second)) }
            }
        }
        return times
    }

    private static func clockOffsets(of rule: RecurrenceRule, start: Int64) -> [Int64] {
        guard rule.frequency.clockSeconds != nil else { return [] }
        let time = TimeOfDay(secondOfDay: Int(start.secondOfDay))
        let seconds = rule.seconds.isEmpty ? [time.second] : rule.seconds.numbers
        switch rule.frequency {
        case .secondly: return [0]
        case .minutely: return seconds.map(Int64.init)
        case .hourly:
            let minutes = rule.minutes.isEmpty ? [time.minute] : rule.minutes.numbers
            return minutes.flatMap { minute in seconds.map { Int64(minute * 60 + $0) } }
        default: return []
        }
    }
}
