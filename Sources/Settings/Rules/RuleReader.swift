import CivilTime
import ReminderCore

/// Reads what stands under the name of a rule.
struct RuleReader {
    let scopes: ScopeReader
    let workingDays: WorkingDaysReader
    let templates: TemplateReader
    /// When nobody is to be disturbed, for rules that do not say it; nil for never.
    let generalQuiet: QuietHours?
    /// On which days reminders are read, for rules that do not say it; nil for all.
    let generalWorkingDays: WorkingDays?
    let faults: FaultCollector

    /// The keys of a rule.
    static let keys = [
        "calendars", "match", "remind", "all-day-at", "channels", "quiet", "working-days", "group-over",
        "template",
    ]
    /// The most reminders that one rule may give an occurrence.
    static let mostLeads = 20
    /// How many reminders a rule may send one by one before they become one message.
    static let groupSizes = 1...1000

    /// The rule in `entry`, or nil after noting a fault.
    func read(_ entry: LocatedEntry) -> Rule? {
        let name = entry.key.text
        let example = "\(name): { remind: [1d, 1h], channels: [screen] }"
        guard
            let values = faults.values(
                entry.value, "rule '\(name)'", keys: Self.keys, of: "a rule", example: example)
        else { return nil }
        if values["remind"] == nil {
            faults.error(
                at: entry.key.location, "rule '\(name)' has no 'remind'",
                remedy: "say how long before, as in 'remind: [7d, 1h]'")
        }
        let scope = scopes.read(values, of: "rule '\(name)'", at: entry.key.location)
        let leads = values["remind"].flatMap { self.leads(in: $0) }
        let allDayAt = values["all-day-at"].map { self.allDayAt(in: $0) } ?? ConfigurationDefault.allDayAt
        let quiet = values["quiet"].map { faults.quiet($0) } ?? Switchable(generalQuiet)
        let workingDays = values["working-days"].map { self.workingDays.read($0) } ?? Switchable(generalWorkingDays)
        let groupOver = values["group-over"].map {
            faults.wholeNumber($0, "'group-over'", within: Self.groupSizes, example: "group-over: 5")
        }
        let template = values["template"].flatMap(templates.template)
        guard let scope, let leads, let allDayAt, let quiet, let workingDays, groupOver != .some(nil) else {
            return nil
        }
        var rule = Rule(
            name: name, calendars: scope.calendars, match: scope.match, leads: leads, allDayAt: allDayAt,
            channels: scope.channels)
        (rule.quiet, rule.workingDays, rule.groupOver) = (quiet.value, workingDays.value, groupOver ?? nil)
        rule.template = template
        return rule
    }

    private func leads(in node: LocatedNode) -> [Lead]? {
        let example = "remind: [7d, 1h]"
        guard let items = faults.items(node, "'remind'", example: example) else { return nil }
        if items.count > Self.mostLeads {
            faults.error(
                at: node.location, "'remind' has \(items.count) items", remedy: "write at most \(Self.mostLeads)")
            return nil
        }
        var leads: [Lead] = []
        for item in items {
            guard let word = faults.word(item, "an item of 'remind'", example: example),
                let length = faults.checked(at: word.location, { () throws(Objection) in try DurationText(word.text) })
            else { continue }
            if let same = leads.first(where: { $0.duration == length.nominal }) {
                faults.error(
                    at: word.location, "'remind' has \(quoted(word.text)) twice",
                    remedy: same.text == length.text
                        ? "remove one of them" : "remove it: '\(same.text)' is as long")
                continue
            }
            leads.append(Lead(text: length.text, duration: length.nominal))
        }
        return leads.count == items.count ? leads : nil
    }

    private func allDayAt(in node: LocatedNode) -> TimeOfDay? {
        let example = "all-day-at: \"08:00\""
        guard let word = faults.word(node, "'all-day-at'", example: example) else { return nil }
        return faults.checked(at: word.location) { () throws(Objection) in
            guard let time = TimeOfDay(written: word.text) else {
                throw Objection(
                    "'all-day-at' is \(quoted(word.text)), which is not a time of day",
                    remedy: "\(TimeOfDay.writingHint), as in '\(example)'")
            }
            return time
        }
    }
}
