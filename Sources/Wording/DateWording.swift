package import CivilTime
package import ReminderCore

/// Dates and times in words, as clocks on the wall of one zone show them.
package struct DateWording: Sendable {
    let language: Language
    let zone: any ZoneRules

    package init(language: Language, zone: any ZoneRules) { (self.language, self.zone) = (language, zone) }

    /// When an occurrence takes place, such as `thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)`.
    package func when(_ span: Span) -> String {
        switch span {
        case .allDay(let first, let last) where last > first:
            language.text(.allDays, ["first": day(first), "last": day(last)])
        case .allDay(let first, _):
            language.text(.allDay, ["day": day(first)])
        case .timed(let start, let end):
            timed(start, max(start, end))
        }
    }

    /// When an occurrence takes place whose dates are worth `precision`, such as `trong tháng 10/2021`.
    package func when(_ span: Span, worth precision: DatePrecision) -> String {
        guard precision.isVague, case .allDay(let first, let last) = span else { return when(span) }
        switch precision {
        case .month where last.dayNumber - first.dayNumber <= 31 && first.month == last.month:
            return language.text(
                .inMonth, ["month": language.text(first.monthPhrase), "year": String(first.year)])
        case .approximate where last <= first:
            return language.text(.about, ["day": day(first)])
        default:
            return last > first
                ? language.text(.window, ["first": day(first), "last": day(last)]) : when(span)
        }
    }

    /// The same as short as a summary allows: whole days as in `13–14/2/2020`.
    ///
    /// - Parameter whole: What ``when(_:worth:)`` says, where somebody has asked it already.
    package func brief(_ span: Span, worth precision: DatePrecision, whole: String? = nil) -> String {
        guard !precision.isVague, case .allDay(let first, let last) = span, last > first else {
            return whole ?? when(span, worth: precision)
        }
        return short(first...last)
    }

    /// A day, such as `thứ Năm, 13/2/2020`.
    package func day(_ date: CivilDate) -> String {
        language.text(
            .day,
            [
                "weekday": language.text(date.weekday.phrase), "day": String(date.day),
                "month": language.text(date.monthPhrase), "year": String(date.year),
            ])
    }

    /// An instant in the middle of a sentence: `08:30`, with its day unless that is today at `now`.
    package func moment(_ instant: Instant, at now: Instant) -> String {
        let civil = zone.civil(at: instant)
        if civil.date == zone.civil(at: now).date { return clock(civil.time) }
        return language.text(.moment, ["time": clock(civil.time), "day": day(civil.date)])
    }

    /// Hours and minutes, such as `2 giờ 30 phút`; `minutes` is at least one.
    package func duration(minutes: Int) -> String {
        let hours = minutes / 60
        let rest = minutes % 60
        if hours == 0 { return language.count(rest, .minutes) }
        let inHours = language.count(hours, .hours)
        if rest == 0 { return inHours }
        return language.text(
            .hoursAndMinutes, ["hours": inHours, "minutes": language.count(rest, .minutes)])
    }

    /// Days, such as `7 ngày`.
    package func duration(days: Int) -> String { language.count(days, .days) }

    private func timed(_ start: Instant, _ end: Instant) -> String {
        let first = zone.civil(at: start)
        let last = lastMoment(until: end, after: start)
        let zone = "(\(offsets(from: start, to: end)))"
        if last.date != first.date {
            return language.text(
                .timedDays,
                [
                    "start-day": day(first.date), "start-time": clock(first.time),
                    "end-day": day(last.date), "end-time": last.text, "zone": zone,
                ])
        }
        return language.text(.timed, ["day": day(first.date), "time": times(from: start, to: end), "zone": zone])
    }

    /// The times between which something takes place that is over within a day, such as `08:30–11:30`.
    func times(from start: Instant, to end: Instant) -> String {
        let begin = clock(zone.civil(at: start).time)
        // Less than a minute is no time to speak of.
        return end - start < .seconds(60) ? begin : "\(begin)–\(lastMoment(until: end, after: start).text)"
    }

    /// The end as people say it: midnight belongs to the day that it ends.
    func lastMoment(until end: Instant, after start: Instant) -> (date: CivilDate, text: String) {
        let civil = zone.civil(at: end)
        if end > start, civil.time == .midnight, civil.date > zone.civil(at: start).date {
            return (civil.date.adding(days: -1), "24:00")
        }
        return (civil.date, clock(civil.time))
    }

    /// The name of the day of the week, such as `thứ Năm`.
    func weekday(_ date: CivilDate) -> String { language.text(date.weekday.phrase) }

    /// The times of something that begins and ends on one day, such as `08:30–11:30`; of what goes on longer the one at
    /// which it begins; empty for whole days.
    func time(of span: Span) -> String {
        guard case .timed(let start, let end) = span else { return "" }
        let isWithinDay = lastMoment(until: max(start, end), after: start).date == zone.civil(at: start).date
        return isWithinDay ? times(from: start, to: max(start, end)) : clock(at: start)
    }

    /// The time that a clock on the wall shows at `instant`, such as `08:30`.
    func clock(at instant: Instant) -> String { clock(zone.civil(at: instant).time) }

    private func clock(_ time: TimeOfDay) -> String { time.hoursAndMinutes }

    /// The zone's offset, such as `UTC+7`; both of them where clocks are put forward or back in between.
    func offsets(from start: Instant, to end: Instant) -> String {
        let (first, last) = (offset(at: start), offset(at: end))
        return first == last ? first : "\(first) → \(last)"
    }

    private func offset(at instant: Instant) -> String {
        let minutes = zone.utcOffset(at: instant) / 60
        if minutes == 0 { return "UTC" }
        let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
        let text = (minutes < 0 ? "UTC-" : "UTC+") + String(hours)
        return rest == 0 ? text : "\(text):\(padded(rest, to: 2))"
    }
}

extension Weekday {
    /// Its name.
    fileprivate var phrase: Phrase {
        switch self {
        case .monday: .monday
        case .tuesday: .tuesday
        case .wednesday: .wednesday
        case .thursday: .thursday
        case .friday: .friday
        case .saturday: .saturday
        case .sunday: .sunday
        }
    }
}

extension CivilDate {
    /// The name of its month.
    var monthPhrase: Phrase {
        let months: [Phrase] = [
            .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november,
            .december,
        ]
        return months[month - 1]
    }
}
