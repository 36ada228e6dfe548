package import CivilTime
package import ReminderCore

extension DateWording {
    /// The days people say an occurrence is on; what is over within 24 hours is on the day that it begins.
    package func days(of span: Span) -> ClosedRange<CivilDate> {
        switch span {
        case .allDay(let first, let last):
            return first...max(first, last)
        case .timed(let start, let end):
            let first = zone.civil(at: start).date
            if end - start < .seconds(86_400) { return first...first }
            return first...max(first, lastMoment(until: end, after: start).date)
        }
    }

    /// A day without its weekday, and without its year where that is `year`: `13/2`.
    package func short(_ date: CivilDate, in year: Int) -> String {
        short(date, as: date.year == year ? .yearlessDay : .shortDay)
    }

    /// Days without their weekdays, such as `10–16/2/2020`, `từ 24/2 đến hết 1/3/2020` or `13/2/2020`.
    package func short(_ days: ClosedRange<CivilDate>) -> String {
        let (first, last) = (days.lowerBound, days.upperBound)
        if first == last { return short(first) }
        if first.year == last.year, first.month == last.month {
            return language.text(
                .daysInMonth,
                [
                    "first": "\(first.day)", "last": "\(last.day)", "month": language.text(last.monthPhrase),
                    "year": "\(last.year)",
                ])
        }
        let beginning = first.year == last.year ? short(first, as: .yearlessDay) : short(first)
        return language.text(.shortDays, ["first": beginning, "last": short(last)])
    }

    /// When something was and is, with nothing said twice, such as
    /// `thứ Năm, 13/2/2020, 08:30–11:30 → 14:00–16:00 (UTC+7)`.
    package func change(from old: Span, to new: Span) -> String {
        guard case .timed(let oldStart, let oldEnd) = old, case .timed(let start, let end) = new,
            isWithinDay(oldStart, oldEnd), isWithinDay(start, end),
            offsets(from: oldStart, to: oldEnd) == offsets(from: start, to: end)
        else { return "\(former(old)) → \(when(new))" }
        let (oldDay, newDay) = (zone.civil(at: oldStart).date, zone.civil(at: start).date)
        let (oldTimes, newTimes) = (times(from: oldStart, to: oldEnd), times(from: start, to: end))
        let offset = "(\(offsets(from: start, to: end)))"
        if oldDay == newDay {
            return language.text(
                .timed, ["day": day(newDay), "time": "\(oldTimes) → \(newTimes)", "zone": offset])
        }
        if oldTimes == newTimes {
            return language.text(
                .timed, ["day": "\(short(oldDay)) → \(day(newDay))", "time": newTimes, "zone": offset])
        }
        return "\(former(old)) → \(when(new))"
    }

    /// When something was that takes place at another time now: as short as can be understood.
    private func former(_ span: Span) -> String {
        switch span {
        case .allDay:
            return short(days(of: span))
        case .timed(let start, let end):
            guard isWithinDay(start, end) else { return when(span) }
            let day = short(zone.civil(at: start).date)
            return language.text(.formerTimed, ["day": day, "time": times(from: start, to: end)])
        }
    }

    private func short(_ date: CivilDate, as phrase: Phrase = .shortDay) -> String {
        language.text(
            phrase, ["day": "\(date.day)", "month": language.text(date.monthPhrase), "year": "\(date.year)"])
    }

    /// Whether something begins and ends on one day.
    private func isWithinDay(_ start: Instant, _ end: Instant) -> Bool {
        lastMoment(until: max(start, end), after: start).date == zone.civil(at: start).date
    }
}
