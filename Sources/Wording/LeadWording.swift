package import CivilTime
package import ReminderCore

/// The first sentence of a notice: how soon it is.
///
/// It is reckoned from the moment the notice is put into words, never from the lead in the
/// configuration: a notice that comes late, or is sent again, is to be true all the same.
package struct LeadWording: Sendable {
    private let language: Language
    private let zone: any ZoneRules
    private let dates: DateWording

    package init(language: Language, zone: any ZoneRules) {
        (self.language, self.zone) = (language, zone)
        dates = DateWording(language: language, zone: zone)
    }

    /// How soon `span` begins, seen from `now`, without a full stop.
    ///
    /// - Parameter isLong: Whether it goes on for weeks: once begun, what matters is when it ends.
    package func sentence(for span: Span, isLong: Bool = false, at now: Instant) -> String {
        if isLong, case .allDay(let first, let last) = span {
            let today = zone.civil(at: now).date
            if first < today, last >= today { return ending(days: last.dayNumber - today.dayNumber) }
        }
        return switch span {
        case .allDay(let first, let last): sentence(first: first, last: max(first, last), at: now)
        case .timed(let start, let end): sentence(start: start, end: max(start, end), at: now)
        }
    }

    private func sentence(first: CivilDate, last: CivilDate, at now: Instant) -> String {
        let today = zone.civil(at: now).date
        if last < today { return language.text(.endedOn, ["day": dates.day(last)]) }
        if first < today { return language.text(.startedOn, ["day": dates.day(first)]) }
        return sentence(days: first.dayNumber - today.dayNumber)
    }

    private func sentence(start: Instant, end: Instant, at now: Instant) -> String {
        let milliseconds = (start - now).wholeMilliseconds
        // Rounded, because a notice is written some milliseconds after it was due.
        let minutes = Int((milliseconds + 30_000).flooredQuotient(by: 60_000))
        if minutes >= Self.hoursCounted * 60 {
            return sentence(
                days: zone.civil(at: start).date.dayNumber - zone.civil(at: now).date.dayNumber,
                time: dates.clock(at: start))
        }
        if minutes > 0 { return language.text(.remaining, ["duration": dates.duration(minutes: minutes)]) }
        if milliseconds > -60_000 { return language.text(.now) }
        if end > start, now >= end { return language.text(.endedAt, ["moment": dates.moment(end, at: now)]) }
        return language.text(.startedAt, ["moment": dates.moment(start, at: now)])
    }

    /// - Parameter time: When on that day; nil for something that takes all of it.
    private func sentence(days: Int, time: String? = nil) -> String {
        switch days {
        case 0: time.map { language.text(.todayAt, ["time": $0]) } ?? language.text(.today)
        case 1: time.map { language.text(.tomorrowAt, ["time": $0]) } ?? language.text(.tomorrow)
        default: language.text(.remaining, ["duration": dates.duration(days: days)])
        }
    }

    private func ending(days: Int) -> String {
        switch days {
        case 0: language.text(.endsToday)
        case 1: language.text(.endsTomorrow)
        default: language.text(.endsIn, ["duration": dates.duration(days: days)])
        }
    }

    /// Below so many hours people think in hours, above in days.
    private static let hoursCounted = 12
}
