import CivilTime

/// The days a phrase names, before the context settles what it leaves out.
struct Days {
    enum Form {
        /// One day, or a list of them.
        case days([WrittenDay])
        /// From one day to another.
        case span(WrittenDay, WrittenDay)
        case period(Period)
        /// Counted from the reference day.
        case counted(ClosedRange<CivilDate>, DatePrecision)
        /// The weekday that comes so many times from the beginning of a month, or from its end when negative; a week
        /// where there is no weekday.
        case nthWeekday(Int, Weekday?, Period)
    }

    /// Which way "tới" or "vừa qua" points.
    enum Lean { case forward, back }

    var form: Form
    var lean: Lean?
    var isAbout = false
    /// Whether it says "from" and no more.
    var isOpenEnded = false
    /// Whether it is a feast's name, which a date beside it may explain.
    var isFeast = false

    init(_ form: Form) { self.form = form }

    /// The only day, where it is one.
    var single: WrittenDay? {
        if case .days(let days) = form, days.count == 1 { return days[0] }
        return nil
    }

    /// Whether it is counted from the reference day.
    var isCounted: Bool {
        if case .counted = form { return true }
        return false
    }

    /// Whether it is a month, a quarter or a year.
    var isPeriod: Bool {
        if case .period = form { return true }
        return false
    }

    /// Whether it is of the lunar calendar.
    var isLunar: Bool {
        switch form {
        case .days(let days): days.contains(where: \.isLunar)
        case .span(let first, let last): first.isLunar || last.isLunar
        case .period, .counted, .nthWeekday: false
        }
    }

    /// Applies `change` to each day that is written.
    mutating func changeDays(_ change: (inout WrittenDay) -> Void) {
        switch form {
        case .days(var days):
            for index in days.indices { change(&days[index]) }
            form = .days(days)
        case .span(var first, var last):
            change(&first)
            change(&last)
            form = .span(first, last)
        case .period, .counted, .nthWeekday: break
        }
    }
}
