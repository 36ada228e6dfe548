import CivilTime
import ReminderCore

/// Reads on which days reminders are read: `{ calendar: holidays, days: Mon-Fri }`, `true` or `none`.
struct WorkingDaysReader {
    let calendars: NameReader
    let faults: FaultCollector

    /// The keys of working days.
    static let keys = ["calendar", "days"]

    private static let example = "working-days: { days: Mon-Fri }"

    /// The working days in `node`, or that every day is one; nil after noting a fault.
    func read(_ node: LocatedNode) -> Switchable<WorkingDays>? {
        if node.isOff { return .off }
        switch node.content {
        case .map: return map(node).map(Switchable.on)
        case .scalar(let text, isPlain: true) where LocatedNode.truth(text) == true: return .on(WorkingDays())
        case .scalar(let text, _):
            let areDays = (try? WeekdaysText(text, in: "'working-days'")) != nil
            let days = text.contains(",") ? "[\(text)]" : text
            faults.error(
                at: node.location, "'working-days' is \(quoted(text)), which is neither a map nor true nor none",
                remedy: areDays
                    ? "write 'working-days: { days: \(days) }'"
                    : "write 'true' for Monday to Friday, 'none' for every day, or as in '\(Self.example)'")
        case .null, .list: faults.wrongKind(node, "'working-days'", wanted: "a map", example: Self.example)
        }
        return nil
    }

    private func map(_ node: LocatedNode) -> WorkingDays? {
        guard
            let values = faults.values(
                node, "'working-days'", keys: Self.keys, of: "'working-days'", example: Self.example)
        else { return nil }
        let calendar = values["calendar"].map {
            calendars.name(in: $0, "'calendar'", example: "calendar: \(calendars.known?.first ?? "holidays")")
        }
        let weekdays = values["days"].map { self.weekdays(in: $0) } ?? WorkingDays.usual
        guard calendar != .some(nil), let weekdays else { return nil }
        return WorkingDays(weekdays: weekdays, calendar: calendar??.text)
    }

    private func weekdays(in node: LocatedNode) -> Set<Weekday>? {
        let example = "days: Mon-Fri"
        guard let items = faults.items(node, "'days'", example: example) else { return nil }
        var weekdays: Set<Weekday> = []
        var isSound = true
        for item in items {
            guard let word = faults.word(item, "an item of 'days'", example: example),
                let text = faults.checked(
                    at: word.location,
                    { () throws(Objection) in try WeekdaysText(word.text, in: "'days'", after: weekdays) })
            else {
                isSound = false
                continue
            }
            weekdays.formUnion(text.weekdays)
        }
        return isSound ? weekdays : nil
    }
}
