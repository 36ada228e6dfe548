package import CivilTime
package import ReminderCore

/// Reads the files of a configuration into one value, or finds everything that is wrong with them.
///
/// It is pure but for the secrets it asks for, and knows no kind of channel or calendar by name.
package struct ConfigurationReader: Sendable {
    private let channelKinds: [KindSchema]
    private let calendarKinds: [KindSchema]
    private let languages: Set<String>
    private let zones: any ZoneDatabase
    private let secrets: any SecretSource

    /// - Parameters:
    ///   - channelKinds: What a channel can be.
    ///   - calendarKinds: What a calendar can be.
    ///   - languages: The tags of the languages there are words for.
    ///   - zones: Where the time zone is looked up.
    ///   - secrets: Where secrets that are not written in the files are read.
    package init(
        channelKinds: [KindSchema], calendarKinds: [KindSchema], languages: Set<String>,
        zones: any ZoneDatabase, secrets: any SecretSource
    ) {
        (self.channelKinds, self.calendarKinds) = (channelKinds, calendarKinds)
        (self.languages, self.zones, self.secrets) = (languages, zones, secrets)
    }

    /// The keys that stand beside the kind of a calendar.
    private static let calendarKeys = ["refresh"]
    /// The keys that stand beside the kind of a channel.
    private static let channelKeys = ["language"]

    /// The configuration that `texts` make together, the main file first.
    ///
    /// Maps are merged by name. Nothing may be set twice, so that no file hides another's settings.
    ///
    /// - Throws: Every fault of every file, and the warnings.
    package func read(_ texts: [ConfigurationText]) throws(ConfigurationFaults) -> Configuration {
        let faults = FaultCollector()
        let veil = self.veil
        let roots = texts.compactMap { YAMLDocument.root(of: $0, veil: veil, faults: faults) }
        let sections = Sections(roots, faults: faults)
        // When a file cannot be read, what it would have defined is not missing.
        let unreadable = roots.count == texts.count ? sections.unreadable : Set(Sections.mapKeys)

        let fields = FieldReader(secrets: SecretReader(source: secrets, faults: faults), faults: faults)
        let general = self.general(in: sections, file: texts.first?.file ?? "", faults)
        let calendars = self.calendars(in: sections, fields, faults)
        let channels = self.channels(in: sections, fields, faults)
        let rules = sections.rules.compactMap(
            RuleReader(
                calendars: unreadable.contains("calendars") ? nil : sections.calendars.map(\.key.text),
                channels: unreadable.contains("channels") ? nil : sections.channels.map(\.key.text),
                faults: faults
            ).read)

        let adminChannel = sections.settings["admin-channel"].flatMap {
            self.adminChannel(in: $0, unreadable.contains("channels") ? nil : sections.channels.map(\.key.text), faults)
        }

        guard !faults.hasErrors, let general else { throw ConfigurationFaults(faults.diagnostics()) }
        NextSteps(sections: sections, rules: rules, file: texts.first?.file ?? "", faults: faults).report()
        return Configuration(
            timezone: general.timezone, zone: general.zone, language: general.language, horizon: general.horizon,
            grace: general.grace, adminChannel: adminChannel, calendars: calendars.sorted { $0.name < $1.name },
            channels: channels.sorted { $0.name < $1.name }, rules: rules, warnings: faults.diagnostics())
    }

    /// What may be shown of a configuration: the values of keys that are no secret in any kind.
    private var veil: SecretVeil {
        var open: Set<String> = []
        var secret: Set<String> = []
        var closed: Set<String> = []
        for schema in channelKinds + calendarKinds {
            for field in schema.fields {
                let isSecret = field.form == .url || field.form == .secret || field.form == .place
                let names = field.name == schema.mainField ? [field.name, schema.name] : [field.name]
                if isSecret { secret.insert(field.name) }
                if isSecret { closed.formUnion(names) } else { open.formUnion(names) }
            }
        }
        open.formUnion(Sections.settingKeys + Sections.mapKeys + RuleReader.keys + SecretReader.places)
        open.formUnion(Self.calendarKeys + Self.channelKeys + Match.Field.allCases.map(\.rawValue))
        return SecretVeil(openKeys: open.subtracting(closed), secretKeys: secret)
    }

    private typealias General = (
        timezone: String, zone: any ZoneRules, language: String, horizon: Duration, grace: Duration
    )

    private func general(in sections: Sections, file: String, _ faults: FaultCollector) -> General? {
        let day = 86_400
        let zone = self.zone(in: sections.settings["timezone"], file: file, faults)
        let language =
            sections.settings["language"].map { self.language(in: $0, faults) } ?? ConfigurationDefault.language
        let horizon =
            sections.settings["horizon"].map {
                faults.duration($0, "'horizon'", within: .seconds(day) ... .seconds(366 * day), example: "horizon: 45d")
            } ?? ConfigurationDefault.horizon
        let grace =
            sections.settings["grace"].map {
                faults.duration($0, "'grace'", within: .zero ... .seconds(7 * day), example: "grace: 15m")
            } ?? ConfigurationDefault.grace
        guard let zone, let language, let horizon, let grace else { return nil }
        return (zone.identifier, zone, language, horizon, grace)
    }

    private func zone(in node: LocatedNode?, file: String, _ faults: FaultCollector) -> (any ZoneRules)? {
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

    private func language(in node: LocatedNode, _ faults: FaultCollector) -> String? {
        guard let tag = faults.word(node, "'language'", example: "language: vi") else { return nil }
        guard !languages.contains(tag.text) else { return tag.text }
        faults.error(
            at: tag.location, "there is no language \(quoted(tag.text))",
            remedy: "the languages are \(listed(languages.sorted()))")
        return nil
    }

    /// The channel for what needs a person.
    ///
    /// - Parameter channels: Those there are; nil when that is not known.
    private func adminChannel(in node: LocatedNode, _ channels: [String]?, _ faults: FaultCollector) -> String? {
        guard let name = faults.text(node, "'admin-channel'", example: "admin-channel: room") else { return nil }
        guard let channels, !channels.contains(name.text) else { return name.text }
        faults.error(
            at: name.location, "there is no channel \(quoted(name.text))",
            remedy: didYouMean(name.text, among: channels)
                ?? (channels.isEmpty ? "add it to 'channels'" : "the channels are \(listed(channels.sorted()))"))
        return nil
    }

    private func calendars(
        in sections: Sections, _ fields: FieldReader, _ faults: FaultCollector
    ) -> [CalendarSettings] {
        let reader = KindReader(
            noun: "calendar", schemas: calendarKinds, commonKeys: Self.calendarKeys, fields: fields, faults: faults)
        return sections.calendars.compactMap { entry in
            let reading = reader.read(entry)
            let refresh = reading.common["refresh"].flatMap {
                faults.duration(
                    $0, "'refresh'", within: .seconds(60) ... .seconds(30 * 86_400), example: "refresh: 15m")
            }
            guard let settings = reading.settings else { return nil }
            return CalendarSettings(name: entry.key.text, settings: settings, refresh: refresh)
        }
    }

    private func channels(
        in sections: Sections, _ fields: FieldReader, _ faults: FaultCollector
    ) -> [ChannelSettings] {
        let reader = KindReader(
            noun: "channel", schemas: channelKinds, commonKeys: Self.channelKeys, fields: fields, faults: faults)
        return sections.channels.compactMap { entry in
            let reading = reader.read(entry)
            let language = reading.common["language"].flatMap { self.language(in: $0, faults) }
            guard let settings = reading.settings else { return nil }
            return ChannelSettings(name: entry.key.text, settings: settings, language: language)
        }
    }
}
