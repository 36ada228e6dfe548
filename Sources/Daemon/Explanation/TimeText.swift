import CivilTime
import ReminderCore

/// Times as explanations write them: `Fri 14/2/2020 08:00`.
struct TimeText: Sendable {
    let zone: any ZoneRules

    func moment(_ instant: Instant) -> String {
        let civil = zone.civil(at: instant)
        return "\(Self.day(civil.date)) \(Self.time(civil.time))"
    }

    /// From when to when: the day once when both are on one.
    func span(_ span: Span) -> String {
        switch span {
        case .allDay(let first, let last):
            return first >= last ? Self.day(first) : "\(Self.day(first)) – \(Self.day(last))"
        case .timed(let start, let end):
            if start >= end { return moment(start) }
            let (from, to) = (zone.civil(at: start), zone.civil(at: end))
            if from.date == to.date { return "\(moment(start))–\(Self.time(to.time))" }
            return "\(moment(start)) – \(moment(end))"
        }
    }

    static func day(_ date: CivilDate) -> String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return "\(names[date.weekday.rawValue - 1]) \(date.day)/\(date.month)/\(date.year)"
    }

    static func time(_ time: TimeOfDay) -> String { String(time.description.prefix(5)) }

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

extension [String] {
    /// `a`, `a and b`, `a, b and c`.
    var listed: String {
        guard count > 1, let last else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}
