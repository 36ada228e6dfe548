import CivilTime

/// A walk along the occurrences of one pattern, in order, from a place near the window to its end.
///
/// Where nothing has to be counted it begins right at the window; COUNT makes it begin at DTSTART,
/// unless every period has the same number of occurrences and counting is a multiplication.
struct RecurrenceWalk {
    /// What is walked along.
    let pattern: RecurrencePattern
    /// The first and the last wall time that is wanted.
    let lower: Int64
    let upper: Int64
    /// Whether DTSTART is an occurrence even when the rule does not say so (RFC 5545, 3.8.5.3: it counts).
    let beginsWithStart: Bool
    /// The steps that are left.
    var budget: WorkBudget
    /// The occurrences found that are wanted, in the order of their wall times.
    private(set) var found: [EventTime] = []

    /// The days worth looking at: all of a period's when BYSETPOS counts them.
    private let wantedDays: ClosedRange<Int>
    private let limit: Int
    private let moment: (Int64) -> EventTime
    private let isWanted: (EventTime) -> Bool
    private var remaining = Int.max
    private var last = Int64.min
    private var year: ScaleYear

    /// A walk through the wall times from `lower` to `upper` that finds at most `limit` moments.
    init(
        _ pattern: RecurrencePattern, from lower: Int64, through upper: Int64, beginsWithStart: Bool,
        limit: Int, budget: WorkBudget, moment: @escaping (Int64) -> EventTime,
        isWanted: @escaping (EventTime) -> Bool
    ) {
        (self.pattern, self.upper, self.beginsWithStart) = (pattern, upper, beginsWithStart)
        self.lower = max(lower, pattern.start)
        (self.limit, self.budget, self.moment, self.isWanted) = (limit, budget, moment, isWanted)
        year = pattern.startYear
        remaining = pattern.rule.count ?? .max
        let firstDay = (pattern.rule.count == nil ? self.lower : pattern.start).dayNumber
        wantedDays =
            pattern.rule.positions.isEmpty ? firstDay...max(upper.dayNumber, firstDay) : Int.min...Int.max
    }

    /// Goes the whole way, or as far as the budget lasts.
    mutating func run() {
        if beginsWithStart, !emit(pattern.start) { return }
        guard upper >= pattern.start else { return }
        switch pattern.rule.frequency {
        case .yearly: walkYears()
        case .monthly: walkMonths()
        case .weekly: walkDays(inPeriodsOf: 7)
        case .daily: walkDays(inPeriodsOf: 1)
        case .hourly, .minutely, .secondly: walkClock()
        }
    }

    // MARK: Periods

    private var isCounted: Bool { pattern.rule.count != nil }
    private var interval: Int { pattern.rule.interval }
    private var startDay: Int { pattern.start.dayNumber }
    private var lowerDay: Int { lower.dayNumber }
    private var upperDay: Int { upper.dayNumber }

    private mutating func walkYears() {
        var number = year.number
        if !isCounted, let wanted = pattern.rule.scale.year(holding: lowerDay)?.number, wanted - 1 > number {
            // A year earlier, because SKIP may push a day over the new year.
            number += (wanted - 1 - number) / interval * interval
        }
        while let next = pattern.rule.scale.year(number), next.firstDay - 1 <= upperDay, budget.spend() {
            year = next
            var days: [Int] = []
            for month in selectedMonths() { collectDays(of: month, into: &days) }
            if pattern.rule.skip != .omit { collectSkippedYearDays(into: &days) }
            guard emit(days: days) else { return }
            number += interval
        }
    }

    private mutating func walkMonths() {
        var index = year.monthIndex(holding: startDay)
        if !isCounted, pattern.rule.scale == .gregorian {
            let wanted = CivilDate(dayNumber: lowerDay)
            let ahead = (wanted.year - year.number) * 12 + wanted.month - 1 - index - 1
            if ahead > 0 { index += ahead / interval * interval }
        }
        while true {
            while index >= year.months.count {
                index -= year.months.count
                guard let next = pattern.rule.scale.year(year.number + 1), next.firstDay - 1 <= upperDay else { return }
                year = next
            }
            let month = year.months[index]
            guard month.firstDay - 1 <= upperDay, budget.spend() else { return }
            if pattern.admits(month) {
                var days: [Int] = []
                collectDays(of: month, into: &days)
                guard emit(days: days) else { return }
            }
            index += interval
        }
    }

    private mutating func walkDays(inPeriodsOf length: Int) {
        var first = startDay
        if length == 7 { first -= Weekday(dayNumber: startDay).days(since: pattern.rule.weekStart) }
        let step = length * interval
        if !isCounted, lowerDay - length > first { first += (lowerDay - length - first) / step * step }
        while first <= upperDay, budget.spend(length) {
            if pattern.rule.positions.isEmpty {
                for day in first..<first + length where admits(day: day) { guard emit(day: day) else { return } }
            } else {
                guard emit(days: (first..<first + length).filter { admits(day: $0) }) else { return }
            }
            first += step
        }
    }

    private mutating func walkClock() {
        let unit = pattern.rule.frequency.clockSeconds ?? 1
        let step = unit * Int64(interval)
        var period = pattern.start - pattern.start.flooredRemainder(by: unit)
        let offsets = positioned(count: pattern.clockOffsets.count).map { pattern.clockOffsets[$0] }
        if offsets.isEmpty { return }
        var skipped = max(0, (lower - unit - period) / step)
        if !isCounted {
            period += step * skipped
        } else if pattern.isUniform, skipped > 0 {
            for offset in offsets { guard emit(period + offset) else { return } }
            skipped = min(skipped - 1, Int64(remaining / offsets.count))
            remaining -= Int(skipped) * offsets.count
            period += step * (skipped + 1)
        }
        var (day, isAdmitted) = (Int.min, false)
        while period <= upper, budget.spend() {
            let today = period.dayNumber
            if today != day { (day, isAdmitted) = (today, admits(day: today)) }
            if let resume = isAdmitted ? nextAdmittedTime(after: period, on: day) : Int64(day + 1) * 86_400 {
                period += (resume - period + step - 1) / step * step
                continue
            }
            for offset in offsets { guard emit(period + offset) else { return } }
            period += step
        }
    }

    /// When the hour, minute or second of `time` is not admitted: the beginning of the next one; else nil.
    private func nextAdmittedTime(after time: Int64, on day: Int) -> Int64? {
        let rule = pattern.rule
        let second = Int(time - Int64(day) * 86_400)
        if !rule.hours.isEmpty, !rule.hours.contains(second / 3600) { return time + Int64(3600 - second % 3600) }
        if rule.frequency == .hourly { return nil }
        if !rule.minutes.isEmpty, !rule.minutes.contains(second / 60 % 60) { return time + Int64(60 - second % 60) }
        if rule.frequency == .minutely { return nil }
        return rule.seconds.isEmpty || rule.seconds.contains(second % 60) ? nil : time + 1
    }

    // MARK: Days

    /// Whether a day outside of any month's walk is admitted: for weekly rules and shorter ones.
    private mutating func admits(day: Int) -> Bool {
        guard pattern.admitsPlainWeekday(of: day) else { return false }
        guard pattern.looksAtYear else { return pattern.admitsWeek(of: day) }
        if day < year.firstDay || day >= year.endDay {
            guard let next = pattern.rule.scale.year(holding: day) else { return false }
            year = next
        }
        let month = year.months[year.monthIndex(holding: day)]
        return pattern.admits(month) && pattern.admits(day: day, of: month, in: year)
    }

    /// The months of the current year that BYMONTH names; a leap month the year has not is skipped as SKIP says.
    private func selectedMonths() -> [ScaleYear.Month] {
        var selected = year.months.filter(pattern.admits)
        guard pattern.rule.skip != .omit, !pattern.leapMonths.isEmpty else { return selected }
        for number in pattern.leapMonths.numbers
        where !year.months.contains(where: { $0.isLeap && $0.number == number }) {
            let substitute = pattern.rule.skip == .forward ? number + 1 : number
            if let month = year.months.first(where: { $0.number == substitute && !$0.isLeap }),
                !selected.contains(month)
            {
                selected.append(month)
            }
        }
        return selected
    }

    private mutating func collectDays(of month: ScaleYear.Month, into days: inout [Int]) {
        let all = month.firstDay...month.firstDay + month.length - 1
        guard budget.spend(), all.overlaps(wantedDays) || pattern.rule.skip != .omit else { return }
        for day in all.clamped(to: wantedDays) where pattern.admits(day: day, of: month, in: year) { days.append(day) }
        guard pattern.rule.skip != .omit else { return }
        let isBackward = pattern.rule.skip == .backward
        for number in pattern.monthDays.fromStart.numbers where number > month.length {
            let day = month.firstDay + month.length - (isBackward ? 1 : 0)
            if pattern.admitsWeekday(of: day, in: month, year) { days.append(day) }
        }
        for number in pattern.monthDays.fromEnd.numbers where number > month.length {
            let day = month.firstDay - (isBackward ? 1 : 0)
            if pattern.admitsWeekday(of: day, in: month, year) { days.append(day) }
        }
    }

    /// Days of the year that the year has not, moved as SKIP says.
    private func collectSkippedYearDays(into days: inout [Int]) {
        let length = year.endDay - year.firstDay
        let isBackward = pattern.rule.skip == .backward
        for number in pattern.rule.yearDays where abs(number) > length {
            days.append((number > 0 ? year.endDay : year.firstDay) - (isBackward ? 1 : 0))
        }
    }

    // MARK: Occurrences

    /// Hands out the occurrences of a period with these days; false ends the walk.
    private mutating func emit(days: [Int]) -> Bool {
        let days = pattern.rule.skip == .omit ? days : days.sorted()
        let times = pattern.times
        if pattern.rule.positions.isEmpty {
            for day in days { guard emit(day: day) else { return false } }
        } else if !days.isEmpty {
            guard budget.spend(pattern.rule.positions.count) else { return false }
            for index in positioned(count: days.count * times.count) {
                let (day, time) = (days[index / times.count], times[index % times.count])
                guard emit(Int64(day) * 86_400 + Int64(time)) else { return false }
            }
        }
        return true
    }

    /// Hands out the occurrences of one day; false ends the walk.
    private mutating func emit(day: Int) -> Bool {
        for time in pattern.times { guard emit(Int64(day) * 86_400 + Int64(time)) else { return false } }
        return true
    }

    /// Which of a period's `count` occurrences BYSETPOS names, by index, in order; all of them without BYSETPOS.
    private func positioned(count: Int) -> [Int] {
        guard !pattern.rule.positions.isEmpty else { return Array(0..<count) }
        let indices = pattern.rule.positions.map { $0 > 0 ? $0 - 1 : count + $0 }
        return Set(indices.filter { $0 >= 0 && $0 < count }).sorted()
    }

    /// Hands out one occurrence; false ends the walk.
    private mutating func emit(_ wall: Int64) -> Bool {
        guard wall > last, wall >= pattern.start else { return true }
        guard wall <= upper, remaining > 0, budget.spend() else { return false }
        last = wall
        remaining -= 1
        guard wall >= lower else { return true }
        let time = moment(wall)
        if isWanted(time) { found.append(time) }
        return found.count < limit
    }
}
