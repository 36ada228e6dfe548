import CivilTime

/// Days of the week as written in the configuration: `Mon-Fri`, `Mon, Wed, Fri`, `saturday`.
struct WeekdaysText {
    let weekdays: Set<Weekday>

    /// The names, Monday first; the first three letters of each will do.
    private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let shortNames = names.map { String($0.prefix(3)) }

    /// - Parameters:
    ///   - what: Where the days are written, such as `'days'`.
    ///   - taken: Days that are written there already, and may not be written again.
    init(_ text: String, in what: String, after taken: Set<Weekday> = []) throws(Objection) {
        var weekdays: Set<Weekday> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            for day in try Self.days(in: trimmed(part), what) {
                guard !taken.contains(day), weekdays.insert(day).inserted else {
                    throw Objection(
                        "\(what) has \(Self.shortNames[day.rawValue - 1]) twice", remedy: "remove one of them")
                }
            }
        }
        self.weekdays = weekdays
    }

    /// One day, or those from one to another; `Sat-Mon` goes over the end of the week.
    private static func days(in part: String, _ what: String) throws(Objection) -> [Weekday] {
        guard !part.isEmpty else {
            throw Objection("\(what) has a ',' with no day beside it", remedy: "remove it, or write a day")
        }
        guard let range = RangeText(part) else { return [try day(part, what)] }
        let (first, last) = (try day(range.first, what), try day(range.last, what))
        guard first != last else {
            throw Objection(
                "\(what) has \(quoted(part)), which begins and ends on the same day",
                remedy: "write '\(shortNames[first.rawValue - 1])' for that day, or 'Mon-Sun' for every day")
        }
        let length = last.days(since: first)
        return Weekday.allCases.filter { $0.days(since: first) <= length }
    }

    private static func day(_ name: String, _ what: String) throws(Objection) -> Weekday {
        let written = name.lowercased()
        for (day, name) in zip(Weekday.allCases, names.map { $0.lowercased() })
        where written == name || written == name.prefix(3) {
            return day
        }
        throw Objection(
            "\(what) has \(quoted(name)), which is no day of the week",
            remedy: didYouMean(name, among: shortNames + names)
                ?? "write Mon, Tue, Wed, Thu, Fri, Sat or Sun, as in 'Mon-Fri' or 'Mon, Wed'")
    }
}
