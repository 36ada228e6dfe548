import CivilTime

/// Times as reports write them that stand in answers: `Fri 14/2/2020 08:00`.
enum TimeText {
    private static func day(_ date: CivilDate) -> String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return "\(names[date.weekday.rawValue - 1]) \(date.day)/\(date.month)/\(date.year)"
    }

    /// The time or day that an answer writes in the form of RFC 3339; any other text as it is.
    static func written(_ text: String) -> String {
        let parts = text.split(separator: "T")
        guard let date = parts.first.flatMap({ CivilDate(iso8601: $0) }) else { return text }
        return parts.count == 2 ? "\(day(date)) \(parts[1].prefix(5))" : day(date)
    }

    /// The span between two times that answers write.
    static func written(from start: String, to end: String) -> String {
        if start == end { return written(start) }
        let isOneDay = start.prefix(10) == end.prefix(10) && start.utf8.count > 10 && end.utf8.count > 10
        return isOneDay ? "\(written(start))–\(end.dropFirst(11).prefix(5))" : "\(written(start)) – \(written(end))"
    }
}
