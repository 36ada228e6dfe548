import CivilTime

/// Settles what phrases leave open against the context.
struct Reckoning {
    /// What days turned out to be.
    struct Result {
        /// Nil when there are no such days.
        var days: ClosedRange<CivilDate>?
        var listed: [CivilDate] = []
        var precision = DatePrecision.day
        var basis = DateBasis.written
        var doubts: Set<DateDoubt> = []
    }

    /// A date without a year may be as many days past, unless the tense says otherwise.
    private static let pastAllowed = 60

    let context: DateContext

    /// What `days` are.
    func settle(_ days: Days) -> Result {
        var result = Result()
        switch days.form {
        case .counted(let range, let precision):
            (result.days, result.precision, result.basis) = (range, precision, .relative)
        case .days(let written):
            let first = written.first.map { settle($0, days.lean, &result) }
            if written.count == 1 {
                result.days = first?.flatMap { $0...$0 }
                break
            }
            let settled = written.compactMap { settle($0, days.lean, &result) }.sorted()
            guard settled.count == written.count, let first = settled.first, let last = settled.last else { break }
            result.days = first...last
            result.listed = settled
        case .span(let first, let last): span(first, last, days.lean, &result)
        case .period(let period): self.period(period, days.lean, &result)
        case .nthWeekday(let count, let weekday, let period):
            self.period(period, days.lean, &result)
            result.precision = .day
            guard let month = result.days else { break }
            result.days = Reckoning.nth(count, weekday, in: month)
            if result.days == nil { result.doubts.insert(.noSuchDay) }
        }
        if result.days == nil, !result.doubts.contains(.lunarUnknown) { result.doubts.insert(.noSuchDay) }
        if days.isAbout { result.precision = .approximate }
        return result
    }

    /// The day `written` is, in the year that is written, of the heading, or nearest.
    private func settle(_ written: WrittenDay, _ lean: Days.Lean?, _ result: inout Result) -> CivilDate? {
        if written.isLunar { result.doubts.insert(.lunar) }
        guard let month = written.month ?? context.month else { return nearestDay(written.day, &result) }
        if let year = written.year { return date(written, month, year, &result) }
        if let cycle = written.cycleYear {
            // The year of that name nearest the reference day.
            let offset = (cycle + 4 - context.reference.year).flooredRemainder(by: 60)
            return date(written, month, context.reference.year + (offset > 30 ? offset - 60 : offset), &result)
        }
        if let year = context.year, lean == nil, !written.isLunar {
            result.basis = .context
            return date(written, month, year, &result)
        }
        result.basis = .reference
        return nearest(lean) { date(written, month, $0) }
    }

    private func date(_ written: WrittenDay, _ month: Int, _ year: Int, _ result: inout Result) -> CivilDate? {
        let date = date(written, month, year)
        if date == nil { result.doubts.insert(written.isLunar ? .lunarUnknown : .noSuchDay) }
        return date
    }

    private func date(_ written: WrittenDay, _ month: Int, _ year: Int) -> CivilDate? {
        guard written.isLunar else { return CivilDate(year: year, month: month, day: written.day) }
        let date = LunarCalendar.date(day: written.day, month: month, isLeap: written.isLeapMonth, year: year)
        guard date == nil, written.isLastOfMonth else { return date }
        return LunarCalendar.date(day: written.day - 1, month: month, isLeap: written.isLeapMonth, year: year)
    }

    /// The first day of what `make` gives for each year that is not too long past; the last past one where the tense or
    /// "vừa qua" asks for it.
    private func nearest(
        _ lean: Days.Lean?, end: (CivilDate) -> CivilDate = { $0 }, _ make: (Int) -> CivilDate?
    ) -> CivilDate? {
        let reference = context.reference
        let isPast = lean == .back || (lean == nil && context.tense == .past)
        let isFuture = lean == .forward || (lean == nil && context.tense == .future)
        let years = (reference.year - 8)...(reference.year + 8)
        if isPast {
            return years.reversed().lazy.compactMap(make).first { $0 <= reference }
        }
        let floor = isFuture ? reference : reference.adding(days: -Reckoning.pastAllowed)
        return years.lazy.compactMap(make).first { end($0) >= floor }
    }

    /// The day of this month or a near one that has the number `day`.
    private func nearestDay(_ day: Int, _ result: inout Result) -> CivilDate? {
        result.basis = .reference
        let reference = context.reference
        let floor = context.tense == .future ? reference : reference.adding(days: -15)
        for offset in -1...2 {
            let month = Reckoning.period(.month, offset, from: reference)
            guard let year = month.year, let date = CivilDate(year: year, month: month.number, day: day) else {
                continue
            }
            if date >= floor { return date }
        }
        return nil
    }

    /// From `first` to `last`, which share what only one of them says.
    private func span(_ first: WrittenDay, _ last: WrittenDay, _ lean: Days.Lean?, _ result: inout Result) {
        var (first, last) = (first, last)
        if first.year == nil, last.year == nil, let year = context.year, lean == nil, !first.isLunar {
            first.year = year
            result.basis = .context
        }
        if let year = first.year, last.year == nil {
            last.year = year
            if let start = day(first), let end = day(last), end < start { last.year = year + 1 }
        }
        guard let end = settle(last, lean, &result) else { return }
        if first.year == nil {
            first.year = last.year ?? (last.isLunar ? lunarYear(of: end, last) : end.year)
            first.cycleYear = nil
            if let start = day(first), start > end { first.year = first.year.map { $0 - 1 } }
        }
        guard let start = settle(first, lean, &result) else { return }
        guard start <= end else {
            result.doubts.insert(.endBeforeStart)
            result.days = end...start
            return
        }
        result.days = start...end
    }

    /// The lunar year in which `written` is `date`.
    private func lunarYear(of date: CivilDate, _ written: WrittenDay) -> Int {
        written.month.flatMap { month in self.date(written, month, date.year) } == date ? date.year : date.year - 1
    }

    private func day(_ written: WrittenDay) -> CivilDate? {
        guard let month = written.month, let year = written.year else { return nil }
        return date(written, month, year)
    }

    private func period(_ written: Period, _ lean: Days.Lean?, _ result: inout Result) {
        guard !written.isLunar else { return lunarMonth(written, lean, &result) }
        if written.mayBeLunar { result.doubts.insert(.lunarUnknown) }
        var period = written
        switch period.unit {
        case .month: result.precision = .month
        case .quarter: result.precision = .quarter
        case .year: result.precision = .year
        }
        if period.third != nil { result.precision = .approximate }
        if period.year == nil, let lastYear = period.lastYear, let last = period.lastNumber {
            period.year = last < period.number ? lastYear - 1 : lastYear
        }
        if period.year == nil, let year = context.year, lean == nil {
            (period.year, result.basis) = (year, .context)
        }
        if period.year == nil {
            result.basis = .reference
            period.year =
                nearest(
                    lean,
                    end: {
                        Reckoning.days(of: Period(unit: period.unit, number: period.number, year: $0.year))?.upperBound
                            ?? $0
                    }
                ) { year in
                    Reckoning.days(of: Period(unit: period.unit, number: period.number, year: year))?.lowerBound
                }?.year
        }
        result.days = Reckoning.days(of: period)
        guard let last = period.lastNumber, let days = result.days, let year = period.year else { return }
        let lastYear = period.lastYear ?? (last < period.number ? year + 1 : year)
        guard let end = Reckoning.days(of: Period(unit: period.unit, number: last, year: lastYear)) else {
            result.days = nil
            return
        }
        guard days.lowerBound <= end.upperBound else {
            result.doubts.insert(.endBeforeStart)
            return
        }
        result.days = days.lowerBound...end.upperBound
    }

    /// The days of a lunar month, which are 29 or 30.
    private func lunarMonth(_ period: Period, _ lean: Days.Lean?, _ result: inout Result) {
        result.precision = .month
        let first = WrittenDay(
            day: 1, month: period.number, year: period.year, isLunar: true, cycleYear: period.cycleYear)
        guard let start = settle(first, lean, &result) else { return }
        let last = WrittenDay(day: 30, month: period.number, isLunar: true)
        let hasThirty = [start.year, start.year - 1].contains {
            date(last, period.number, $0) == start.adding(days: 29)
        }
        result.days = start...start.adding(days: hasThirty ? 29 : 28)
    }
}
