import CivilTime
import ReminderCore

/// Reads what stands under the name of a digest.
struct DigestReader {
    let scopes: ScopeReader
    let faults: FaultCollector

    /// The keys of a digest.
    static let keys = ["at", "window", "channels", "calendars", "match", "when-empty"]
    /// How far ahead a digest may look, in days.
    static let windows = 1...92

    /// Keys that cannot be left out, and how to write them.
    private static let required = [
        "at": "say when, as in 'at: \"Mon 08:00\"'",
        "window": "say how far it looks ahead, as in 'window: 7d'",
    ]

    /// The digest in `entry`, or nil after noting a fault.
    func read(_ entry: LocatedEntry) -> DigestRule? {
        let name = entry.key.text
        let example = "\(name): { at: \"Mon 08:00\", window: 7d, channels: [screen] }"
        guard
            let values = faults.values(
                entry.value, "digest '\(name)'", keys: Self.keys, of: "a digest", example: example)
        else { return nil }
        for key in Self.keys where values[key] == nil {
            guard let remedy = Self.required[key] else { continue }
            faults.error(at: entry.key.location, "digest '\(name)' has no '\(key)'", remedy: remedy)
        }
        let due = values["at"].flatMap { self.due(in: $0) }
        let window = values["window"].flatMap { self.window(in: $0) }
        let scope = scopes.read(values, of: "digest '\(name)'", at: entry.key.location)
        let whenEmpty = values["when-empty"].map { self.whenEmpty(in: $0) } ?? .skip
        guard let due, let window, let scope, let whenEmpty else { return nil }
        return DigestRule(
            name: name, weekdays: due.weekdays, time: due.time, window: window, calendars: scope.calendars,
            match: scope.match, channels: scope.channels, whenEmpty: whenEmpty)
    }

    /// The days of the week and the time in `Mon 08:00`; every day in `08:00`.
    private func due(in node: LocatedNode) -> (weekdays: Set<Weekday>, time: TimeOfDay)? {
        let example = "at: \"Mon 08:00\""
        guard let word = faults.word(node, "'at'", example: example) else { return nil }
        let text = trimmed(word.text)
        let clock = text.split(separator: " ").last ?? ""
        guard clock.contains(":") else {
            faults.error(
                at: word.location, "'at' is \(quoted(word.text)), which has no time of day at its end",
                remedy: "write days and a time, as in '\(example)', or a time for every day, as in 'at: \"08:00\"'")
            return nil
        }
        let days = text.dropLast(clock.count + 1)
        let weekdays =
            days.isEmpty
            ? Set(Weekday.allCases)
            : faults.checked(at: word.location) { () throws(Objection) in
                try WeekdaysText(String(days), in: "'at'").weekdays
            }
        let time = TimeOfDay(written: clock)
        if time == nil {
            faults.error(
                at: word.location, "'at' has \(quoted(String(clock))), which is not a time of day",
                remedy: "\(TimeOfDay.writingHint), as in '\(example)'")
        }
        guard let weekdays, let time else { return nil }
        return (weekdays, time)
    }

    /// A number of whole days: a digest looks at days, whatever the hours.
    private func window(in node: LocatedNode) -> NominalDuration? {
        let example = "window: 7d"
        let day = 86_400
        let bounds = Duration.seconds(Self.windows.lowerBound * day) ... .seconds(Self.windows.upperBound * day)
        guard let length = faults.length(node, "'window'", within: bounds, example: example) else { return nil }
        guard length.nominal.roughSeconds.isMultiple(of: Int64(day)) else {
            faults.error(
                at: node.location, "'window' is \(quoted(length.text)), which is not a number of whole days",
                remedy: "write days or weeks, as in '\(example)'")
            return nil
        }
        return NominalDuration(days: Int(length.nominal.roughSeconds) / day)
    }

    private func whenEmpty(in node: LocatedNode) -> DigestRule.WhenEmpty? {
        let words = DigestRule.WhenEmpty.allCases.map(\.rawValue)
        return faults.choice(node, "'when-empty'", among: words, example: "when-empty: say")
            .flatMap(DigestRule.WhenEmpty.init)
    }
}
