package import CivilTime

/// What surrounds a text and settles what it leaves open.
package struct DateContext: Hashable, Sendable {
    /// The day relative words and missing years are reckoned from: when the page was published, or read.
    package var reference: CivilDate
    /// The year of the heading the text stands under, if any.
    package var year: Int?
    /// The month of that heading, 1 to 12, if any.
    package var month: Int?
    /// Which way a date without a year looks.
    package var tense: DateTense
    /// Whether the page is written with Vietnamese diacritics, so that "Nam" is a name and no "năm"; nil to judge by
    /// the text, which needs more than a few words of it.
    package var isAccented: Bool?

    package init(
        reference: CivilDate, year: Int? = nil, month: Int? = nil, tense: DateTense = .unknown, isAccented: Bool? = nil
    ) {
        (self.reference, self.year, self.month) = (reference, year, month)
        (self.tense, self.isAccented) = (tense, isAccented)
    }
}

/// Which way a date without a year looks from the reference day.
package enum DateTense: Hashable, Sendable {
    /// At the last such day.
    case past
    /// At the next such day.
    case future
    /// At the next such day, where one of the last sixty days is still the nearest.
    case unknown
}
