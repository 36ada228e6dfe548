package import CivilTime

/// One date or time found in a text.
package struct DateMention: Hashable, Sendable {
    /// Where it stands: UTF-8 offsets in the text given.
    package var range: Range<Int>
    /// The days meant, first to last; nil for a time alone ("8h30"), for a day that does not exist and for a recurrence
    /// without a beginning.
    package var days: ClosedRange<CivilDate>?
    /// Each day of a list ("các ngày 5, 12, 19/8"), else empty.
    package var listed: [CivilDate] = []
    /// When it begins, on the first day.
    package var startTime: TimeOfDay?
    /// When it ends, on the last day.
    package var endTime: TimeOfDay?
    /// The part of the day, as written.
    package var partOfDay: PartOfDay?
    /// How exactly the days are known.
    package var precision = DatePrecision.day
    /// Where the year comes from.
    package var basis = DateBasis.written
    /// Whether it is the end or the beginning of something open.
    package var bound: DateBound?
    /// An `RRULE` value (RFC 5545, 3.3.10) for "thứ Tư hàng tuần".
    package var recurrence: String?
    /// What a careful reader would ask about.
    package var doubts: Set<DateDoubt> = []
}

/// A part of the day, kept where no clock time is written.
package enum PartOfDay: String, Hashable, Sendable {
    case morning, noon, afternoon, evening, night
}

/// How exactly the days of a mention are known.
package enum DatePrecision: String, Hashable, Sendable {
    case day, month, quarter, year
    /// Early, mid or late in a month or a year, or "about".
    case approximate
}

/// Where the year of a mention comes from.
package enum DateBasis: Hashable, Sendable {
    /// It stands there.
    case written
    /// From the heading.
    case context
    /// Guessed from the reference day.
    case reference
    /// The words count from the reference day ("sáng mai").
    case relative
}

/// Which end of something open a mention is.
package enum DateBound: Hashable, Sendable {
    /// "trước ngày", "đến hết ngày", "hạn chót", "no later than".
    case until
    /// "từ ngày" without an end.
    case since
}

/// What a careful reader would ask about a mention.
package enum DateDoubt: Hashable, Sendable {
    /// The weekday written is not the date's.
    case weekdayDisagrees
    /// English digits whose day and month could be the other way round (04/05/2021).
    case dayMonthOrder
    /// No calendar has the day (31/2).
    case noSuchDay
    /// No clock shows the time (25:00).
    case noSuchTime
    /// What is written first comes last.
    case endBeforeStart
    /// Converted from the Vietnamese lunar calendar.
    case lunar
    /// A lunar date that cannot be converted, or that may be one.
    case lunarUnknown
}
