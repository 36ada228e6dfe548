import ReminderCore

/// The parts of a configuration, gathered from its files.
struct Sections {
    /// The settings that stand alone, such as `timezone`.
    private(set) var settings: [String: LocatedNode] = [:]
    private(set) var calendars: [LocatedEntry] = []
    private(set) var channels: [LocatedEntry] = []
    private(set) var rules: [LocatedEntry] = []
    private(set) var digests: [LocatedEntry] = []

    static let settingKeys = [
        "timezone", "language", "horizon", "grace", "retention", "quiet", "working-days", "admin-channel", "admin",
        "private-hosts",
    ]
    static let mapKeys = ["calendars", "channels", "rules", "digests"]

    /// The keys of maps that cannot be read as a whole, so that nobody knows what they would have defined.
    private(set) var unreadable: Set<String> = []

    private var firstPlaces: [String: Diagnostic.Location] = [:]
    private let faults: FaultCollector

    /// - Parameter roots: What stands at the top of each file that could be read.
    init(_ roots: [LocatedNode], faults: FaultCollector) {
        self.faults = faults
        for root in roots {
            let example = "timezone: \(ConfigurationDefault.timezone)"
            guard let entries = faults.allEntries(root, "the configuration", example: example) else {
                unreadable.formUnion(Self.mapKeys)
                continue
            }
            var seen: Set<String> = []
            for entry in entries { add(entry, isRepeated: !seen.insert(entry.key.text).inserted) }
        }
    }

    /// - Parameter isRepeated: Whether the key came before in the same file, which is noted already. What a
    ///   second map defines is read all the same, or everything that uses it would seem to be at fault.
    private mutating func add(_ entry: LocatedEntry, isRepeated: Bool) {
        let key = entry.key.text
        if Self.settingKeys.contains(key) {
            if !isRepeated, isNew(entry.key, "setting '\(key)'", verb: "set") { settings[key] = entry.value }
        } else if Self.mapKeys.contains(key) {
            let noun = String(key.dropLast())
            guard let items = faults.entries(entry.value, "'\(key)'", example: "\(key): { name: … }") else {
                unreadable.insert(key)
                return
            }
            for item in items {
                _ = faults.checked(at: item.key.location) { () throws(Objection) in
                    try NameRule.check(item.key.text, noun: noun)
                }
                guard isNew(item.key, "\(noun) '\(item.key.text)'", verb: "defined") else { continue }
                switch key {
                case "calendars": calendars.append(item)
                case "channels": channels.append(item)
                case "rules": rules.append(item)
                default: digests.append(item)
                }
            }
        } else if !isRepeated {
            let keys = Self.settingKeys + Self.mapKeys
            faults.error(
                at: entry.key.location, "unknown key \(quoted(key))",
                remedy: didYouMean(key, among: keys) ?? "the keys of a configuration are \(listed(keys))")
        }
    }

    private mutating func isNew(_ key: LocatedText, _ subject: String, verb: String) -> Bool {
        if let first = firstPlaces[subject] {
            faults.error(
                at: key.location, "the \(subject) is \(verb) a second time",
                remedy: "keep one of them; first \(verb) at \(first.file):\(first.line)")
            return false
        }
        firstPlaces[subject] = key.location
        return true
    }
}
