package import CivilTime

/// The days on which people read what they are sent.
package struct WorkingDays: Hashable, Sendable {
    /// On which days of the week people work.
    package let weekdays: Set<Weekday>
    /// The calendar whose events on whole days are holidays; nil for none.
    package let calendar: String?

    /// Monday to Friday.
    package static let usual: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

    package init(weekdays: Set<Weekday> = usual, calendar: String? = nil) {
        (self.weekdays, self.calendar) = (weekdays, calendar)
    }

    /// Reminders that come so many seconds before, or more, are sent on working days. Those of the last hours must not
    /// wait, nor come days early.
    package static let leadsFrom = 16 * 3600

    /// The most days that are looked back: no holidays are longer.
    package static let reach = 30

    /// `day`, or the last working day before it; `day` itself when there is none within a month.
    ///
    /// - Parameter holidays: Days on which nobody works.
    package func last(upTo day: CivilDate, without holidays: Set<CivilDate>) -> CivilDate {
        for back in 0...Self.reach {
            let candidate = day.adding(days: -back)
            if weekdays.contains(candidate.weekday), !holidays.contains(candidate) { return candidate }
        }
        return day
    }
}
