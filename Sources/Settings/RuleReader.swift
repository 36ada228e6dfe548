import CivilTime
import ReminderCore

/// Reads what stands under the name of a rule.
struct RuleReader {
    /// The names of all calendars, or nil when a file that may name more cannot be read.
    let calendars: [String]?
    /// The names of all channels, or nil when a file that may name more cannot be read.
    let channels: [String]?
    let faults: FaultCollector

    /// The keys of a rule.
    static let keys = ["calendars", "match", "remind", "all-day-at", "channels"]
    /// The most reminders that one rule may give an occurrence.
    static let mostLeads = 20

    /// The rule in `entry`, or nil after noting a fault.
    func read(_ entry: LocatedEntry) -> Rule? {
        let name = entry.key.text
        let example = "\(name): { remind: [1d, 1h], channels: [screen] }"
        guard let entries = faults.entries(entry.value, "rule '\(name)'", example: example) else { return nil }
        for item in entries where !Self.keys.contains(item.key.text) {
            faults.error(
                at: item.key.location, "unknown key \(quoted(item.key.text)) in rule '\(name)'",
                remedy: didYouMean(item.key.text, among: Self.keys) ?? "the keys of a rule are \(listed(Self.keys))")
        }
        func value(_ key: String) -> LocatedNode? { entries.first { $0.key.text == key }?.value }
        for key in ["remind", "channels"] where value(key) == nil {
            faults.error(
                at: entry.key.location, "rule '\(name)' has no '\(key)'",
                remedy: key == "remind"
                    ? "say how long before, as in 'remind: [7d, 1h]'" : "say where to, as in 'channels: [screen]'")
        }
        let scope = value("calendars").map { names(in: $0, "calendars", noun: "calendar", known: calendars) }
        let match = value("match").map { matches(in: $0) } ?? []
        let leads = value("remind").flatMap { self.leads(in: $0) }
        let allDayAt = value("all-day-at").map { timeOfDay(in: $0) } ?? ConfigurationDefault.allDayAt
        let targets = value("channels").flatMap { names(in: $0, "channels", noun: "channel", known: channels) }
        guard let leads, let allDayAt, let targets, let match else { return nil }
        if let scope {
            guard let scope else { return nil }
            return Rule(
                name: name, calendars: Set(scope), match: match, leads: leads, allDayAt: allDayAt, channels: targets)
        }
        return Rule(name: name, match: match, leads: leads, allDayAt: allDayAt, channels: targets)
    }

    private func names(in node: LocatedNode, _ key: String, noun: String, known: [String]?) -> [String]? {
        let example = "\(key): [\(known?.first ?? "team")]"
        guard let items = faults.items(node, "'\(key)'", example: example) else { return nil }
        var names: [String] = []
        var isSound = true
        for item in items {
            guard let name = faults.word(item, "an item of '\(key)'", example: example) else {
                isSound = false
                continue
            }
            if let known, !known.contains(name.text) {
                isSound = false
                faults.error(
                    at: name.location, "there is no \(noun) \(quoted(name.text))",
                    remedy: didYouMean(name.text, among: known)
                        ?? (known.isEmpty
                            ? "define it under '\(key):' first" : "the \(noun)s are \(listed(known.sorted()))"))
            } else if names.contains(name.text) {
                isSound = false
                faults.error(
                    at: name.location, "the \(noun) \(quoted(name.text)) is written twice", remedy: "remove one of them"
                )
            }
            names.append(name.text)
        }
        return isSound ? names : nil
    }

    private func matches(in node: LocatedNode) -> [Match]? {
        let example = "match: { title: hội thảo }"
        guard let entries = faults.entries(node, "'match'", example: example) else { return nil }
        var matches: [Match] = []
        let fields = Match.Field.allCases.map(\.rawValue)
        for entry in entries {
            guard let field = Match.Field(rawValue: entry.key.text) else {
                faults.error(
                    at: entry.key.location, "unknown key \(quoted(entry.key.text)) in 'match'",
                    remedy: didYouMean(entry.key.text, among: fields) ?? "the keys of 'match' are \(listed(fields))")
                continue
            }
            guard let text = faults.text(entry.value, "'\(field.rawValue)'", example: "\(field.rawValue): hội thảo"),
                let pattern = faults.checked(at: text.location, { () throws(Objection) in try Self.pattern(text.text) })
            else { continue }
            matches.append(Match(field: field, pattern: pattern))
        }
        return matches.count == entries.count ? matches : nil
    }

    private static func pattern(_ text: String) throws(Objection) -> TextPattern {
        if text.first == "/", text.last != "/", let slash = text.lastIndex(of: "/"), slash > text.startIndex {
            let flags = text[text.index(after: slash)...]
            if flags.count <= 3, flags.allSatisfy({ "gimsux".contains($0) }) {
                let expression = text[text.index(after: text.startIndex)..<slash]
                throw Objection(
                    "the regular expression \(quoted(text)) has \(quoted(String(flags))) after its end",
                    remedy: "write options inside, as in '/(?i)\(expression.prefix(40))/'")
            }
        }
        do {
            return try TextPattern(text)
        } catch {
            throw Objection(
                "the regular expression \(quoted(text)) is not one: \(Self.oneLine(error))",
                remedy: "repair it, or write the words to look for without the '/'")
        }
    }

    private static func oneLine(_ error: any Error) -> String {
        String(String(describing: error).prefix { $0 != "\n" }.prefix(120))
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

    private func timeOfDay(in node: LocatedNode) -> TimeOfDay? {
        guard let word = faults.word(node, "'all-day-at'", example: "all-day-at: \"08:00\"") else { return nil }
        let parts = word.text.split(separator: ":", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy {
            (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count == 2, isDigits, parts[1].utf8.count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), let time = TimeOfDay(hour: hour, minute: minute)
        else {
            faults.error(
                at: word.location, "'all-day-at' is \(quoted(word.text)), which is not a time of day",
                remedy: "write hours and minutes, \"00:00\" to \"23:59\", as in 'all-day-at: \"08:00\"'")
            return nil
        }
        return time
    }
}
