import CivilTime
import FoundationEssentials
import Wording

/// Puts the times of the desk's answers into words: RFC 3339 in the zone of the organisation, or dates.
struct Moments: Sendable {
    private let words: Words
    private let dates: DateWording
    /// The day it is.
    let today: CivilDate
    /// The offset of the zone as it is now, such as `+07:00`.
    private let offset: String
    /// What time it is.
    let now: Instant

    /// - Parameter now: What time it is, RFC 3339.
    init(_ words: Words, language: Language, now: String) {
        self.words = words
        dates = DateWording(language: language, zone: UTCZone())
        today = Self.date(now)
        offset = String(now.suffix(6))
        self.now = Instant(iso8601: now, in: UTCZone()) ?? Instant(milliseconds: 0)
    }

    /// The day that an answer's time is on.
    static func date(_ text: String) -> CivilDate { CivilDate(iso8601: text.prefix(10)) ?? CivilDate(dayNumber: 0) }

    /// The instant that an answer means; of a date, when it begins.
    func instant(_ text: String) -> Instant {
        let whole = text.utf8.count == 10 ? "\(text)T00:00:00\(offset)" : text
        return Instant(iso8601: whole, in: UTCZone()) ?? now
    }

    /// The time on the clock, such as `08:30`; empty for a date.
    func clock(_ text: String) -> String { String(text.dropFirst(11).prefix(5)) }

    /// A day, such as `thứ Năm, 13/2/2020`.
    func day(_ date: CivilDate) -> String { dates.day(date) }

    /// A day without its weekday, and without its year where that is this one: `13/2`.
    func short(_ date: CivilDate) -> String { dates.short(date, in: today.year) }

    /// `Hôm nay`, `Ngày mai` or `Hôm qua`; empty for any other day.
    func nearness(_ date: CivilDate) -> String {
        switch date.dayNumber - today.dayNumber {
        case -1: words["date.yesterday"]
        case 0: words["date.today"]
        case 1: words["date.tomorrow"]
        default: ""
        }
    }

    /// A time in a list: `08:30` today, else with its day, such as `08:30 13/2/2020`.
    func moment(_ text: String) -> String {
        let date = Self.date(text)
        let clock = clock(text)
        let near = nearness(date)
        if clock.isEmpty { return near.isEmpty ? short(date) : near }
        if date == today { return clock }
        return words["date.moment", ["time": clock, "day": near.isEmpty ? short(date) : near.lowercased()]]
    }

    /// The times of an event on the day that it is listed under, such as `08:30–11:30`.
    func hours(_ start: String, _ end: String, allDay: Bool) -> String {
        let (first, last) = (Self.date(start), Self.date(end))
        if allDay {
            return first == last ? words["date.all-day"] : words["date.until", ["day": short(last)]]
        }
        if first == last || (clock(end) == "00:00" && last.dayNumber == first.dayNumber + 1) {
            let ending = first == last ? clock(end) : "24:00"
            return clock(start) == ending ? clock(start) : "\(clock(start))–\(ending)"
        }
        return "\(clock(start))–\(moment(end))"
    }

    /// When an event takes place, with its day.
    func when(_ start: String, _ end: String, allDay: Bool) -> String {
        let (first, last) = (Self.date(start), Self.date(end))
        if allDay { return first == last ? day(first) : "\(day(first)) – \(day(last))" }
        return "\(day(first)), \(hours(start, end, allDay: false))"
    }

    /// The month of `date`, such as `Tháng 2/2020`.
    func month(_ date: CivilDate) -> String {
        words["date.month", ["month": words["month.\(date.month)"], "year": "\(date.year)"]]
    }
}
