import CivilTime
import ReminderCore

/// Reads the settings of a configuration that stand alone, such as `timezone`.
struct GeneralReader {
    /// The main file, where a fault is that stands nowhere.
    let file: String
    /// Where the time zone is looked up.
    let zones: any ZoneDatabase
    /// The tags of the languages there are words for.
    let knownLanguages: Set<String>
    let channels: NameReader
    let workingDays: WorkingDaysReader
    let faults: FaultCollector

    /// What stands in `settings`, by key, or nil after noting a fault.
    func read(_ settings: [String: LocatedNode]) -> GeneralSettings? {
        let day = 86_400
        let zone = self.zone(in: settings["timezone"])
        let languages = settings["language"].map { self.languages(in: $0) } ?? [ConfigurationDefault.language]
        let horizon =
            settings["horizon"].map {
                faults.duration($0, "'horizon'", within: .seconds(day) ... .seconds(366 * day), example: "horizon: 45d")
            } ?? ConfigurationDefault.horizon
        let grace =
            settings["grace"].map {
                faults.duration($0, "'grace'", within: .zero ... .seconds(7 * day), example: "grace: 15m")
            } ?? ConfigurationDefault.grace
        let retention =
            settings["retention"].map {
                faults.duration(
                    $0, "'retention'", within: .seconds(day) ... .seconds(366 * day), example: "retention: 90d")
            } ?? ConfigurationDefault.retention
        let quiet = settings["quiet"].map { faults.quiet($0) } ?? .off
        let workingDays = settings["working-days"].map { self.workingDays.read($0) } ?? .off
        let adminChannel = settings["admin-channel"].map {
            channels.name(in: $0, "'admin-channel'", example: "admin-channel: room")
        }
        let privateHosts = settings["private-hosts"].map { PrivateHosts(in: $0, faults)?.hosts } ?? []
        guard let zone, let languages, let horizon, let grace, let retention, let quiet, let workingDays,
            let privateHosts, adminChannel != .some(nil)
        else { return nil }
        return GeneralSettings(
            zone: zone, languages: languages, horizon: horizon, grace: grace, retention: retention,
            quiet: quiet.value, workingDays: workingDays.value, adminChannel: adminChannel??.text,
            privateHosts: privateHosts)
    }

    /// The tags of the language, or the two languages, in `node`; nil after noting a fault.
    func languages(in node: LocatedNode) -> [String]? {
        let example = "language: [vi, en]"
        guard let items = faults.items(node, "'language'", example: example) else { return nil }
        if items.count > ConfigurationDefault.mostLanguages {
            faults.error(
                at: items[ConfigurationDefault.mostLanguages].location, "'language' has \(items.count) languages",
                remedy: "write at most two, as in '\(example)'; another channel may have others")
            return nil
        }
        var tags: [String] = []
        for item in items {
            guard let tag = language(in: item) else { continue }
            if tags.contains(tag.text) {
                faults.error(
                    at: tag.location, "the language \(quoted(tag.text)) is written twice", remedy: "remove one of them")
                continue
            }
            tags.append(tag.text)
        }
        return tags.count == items.count ? tags : nil
    }

    /// The tag of the language in `node`, or nil after noting a fault.
    private func language(in node: LocatedNode) -> LocatedText? {
        guard let tag = faults.word(node, "'language'", example: "language: vi") else { return nil }
        guard !knownLanguages.contains(tag.text) else { return tag }
        faults.error(
            at: tag.location, "there is no language \(quoted(tag.text))",
            remedy: "the languages are \(listed(knownLanguages.sorted()))")
        return nil
    }

    private func zone(in node: LocatedNode?) -> (any ZoneRules)? {
        let example = "timezone: \(ConfigurationDefault.timezone)"
        guard let node else {
            if let zone = zones.zone(named: ConfigurationDefault.timezone) { return zone }
            faults.error(
                at: Diagnostic.Location(file: file), "the system has no time zone '\(ConfigurationDefault.timezone)'",
                remedy: "install the package tzdata")
            return nil
        }
        guard let name = faults.text(node, "'timezone'", example: example) else { return nil }
        if let zone = zones.zone(named: name.text) { return zone }
        let common = [ConfigurationDefault.timezone, "Asia/Bangkok", "Asia/Singapore", "Asia/Tokyo", "UTC"]
        faults.error(
            at: name.location, "there is no time zone \(quoted(name.text))",
            remedy: didYouMean(name.text, among: common)
                ?? "write a name of the IANA time zone database, as in '\(example)'; 'timedatectl list-timezones' lists them"
        )
        return nil
    }
}
