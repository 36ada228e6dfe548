package import CivilTime

extension DateMention {
    /// A day that is known from elsewhere than words, such as an attribute of the page: it stands for what is at `range`.
    package init(exactly day: CivilDate, at time: TimeOfDay?, range: Range<Int>) {
        self.init(range: range)
        (days, startTime) = (day...day, time)
    }
}
