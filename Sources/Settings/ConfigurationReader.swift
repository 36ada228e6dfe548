package import CivilTime
package import ReminderCore

/// Reads the files of a configuration into one value, or finds everything that is wrong with them.
///
/// It is pure but for the secrets, templates and authorities it asks for, and knows no kind of channel or calendar by name.
package struct ConfigurationReader: Sendable {
    private let channelKinds: [KindSchema]
    private let calendarKinds: [KindSchema]
    private let languages: Set<String>
    private let zones: any ZoneDatabase
    private let secrets: any SecretSource
    private let templates: any TemplateSource
    private let authorities: any AuthoritySource

    /// - Parameters:
    ///   - channelKinds: What a channel can be.
    ///   - calendarKinds: What a calendar can be.
    ///   - languages: The tags of the languages there are words for.
    ///   - zones: Where the time zone is looked up.
    ///   - secrets: Where secrets that are not written in the files are read.
    ///   - templates: Where templates of notices are read and checked.
    ///   - authorities: Where the certificates of authorities are read.
    package init(
        channelKinds: [KindSchema], calendarKinds: [KindSchema], languages: Set<String>,
        zones: any ZoneDatabase, secrets: any SecretSource, templates: any TemplateSource,
        authorities: any AuthoritySource
    ) {
        (self.channelKinds, self.calendarKinds) = (channelKinds, calendarKinds)
        (self.languages, self.zones, self.secrets) = (languages, zones, secrets)
        (self.templates, self.authorities) = (templates, authorities)
    }

    /// The keys that stand beside the kind of a calendar.
    private static let calendarKeys = ["refresh", "hold"]
    /// The keys that stand beside the kind of a channel.
    private static let channelKeys = ["language", "fallback", "template", "commands"]

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

        func names(_ noun: String, _ entries: [LocatedEntry]) -> NameReader {
            NameReader(
                noun: noun, known: unreadable.contains("\(noun)s") ? nil : entries.map(\.key.text), faults: faults)
        }
        let file = texts.first?.file ?? ""
        let calendarNames = names("calendar", sections.calendars)
        let channelNames = names("channel", sections.channels)
        let workingDays = WorkingDaysReader(calendars: calendarNames, faults: faults)
        let scopes = ScopeReader(calendars: calendarNames, channels: channelNames, faults: faults)
        let generalReader = GeneralReader(
            file: file, zones: zones, knownLanguages: languages, channels: channelNames, workingDays: workingDays,
            faults: faults)
        let general = generalReader.read(sections.settings)

        let secretReader = SecretReader(source: secrets, faults: faults)
        let bareSecrets = BareSecrets(openFiles: Set(texts.filter(\.isOpenToAll).map(\.file)), faults: faults)
        let adminReader = AdminReader(secrets: secretReader, bareSecrets: bareSecrets, faults: faults)
        let admin = sections.settings["admin"].flatMap(adminReader.read)
        let fields = FieldReader(secrets: secretReader, authorities: authorities, faults: faults)
        let calendars = self.calendars(in: sections, fields, bareSecrets, faults)
        let templateReader = TemplateReader(source: templates, faults: faults)
        let channels = self.channels(
            in: sections, fields, bareSecrets, channelNames, generalReader, templateReader, faults)
        let ruleReader = RuleReader(
            scopes: scopes, workingDays: workingDays, templates: templateReader, generalQuiet: general?.quiet,
            generalWorkingDays: general?.workingDays, faults: faults)
        let rules = sections.rules.compactMap(ruleReader.read)
        let digests = sections.digests.compactMap(DigestReader(scopes: scopes, faults: faults).read)

        guard !faults.hasErrors, let general else { throw ConfigurationFaults(faults.diagnostics()) }
        NextSteps(
            sections: sections, general: general, channels: channels, rules: rules, digests: digests, file: file,
            faults: faults
        ).report()
        return Configuration(
            timezone: general.zone.identifier, zone: general.zone, languages: general.languages,
            horizon: general.horizon, grace: general.grace, retention: general.retention,
            quiet: general.quiet, adminChannel: general.adminChannel, admin: admin,
            privateHosts: general.privateHosts,
            calendars: calendars.sorted { $0.name < $1.name }, channels: channels.sorted { $0.name < $1.name },
            rules: rules, digests: digests,
            warnings: faults.diagnostics())
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
        open.formUnion(Sections.settingKeys + Sections.mapKeys + SecretReader.places)
        open.formUnion(AdminReader.keys)
        closed.formUnion(AdminReader.secretKeys)
        secret.formUnion(AdminReader.secretKeys)
        open.formUnion(RuleReader.keys + DigestReader.keys + WorkingDaysReader.keys + CommandReader.keys)
        open.formUnion(Self.calendarKeys + Self.channelKeys + Match.Field.allCases.map(\.rawValue))
        return SecretVeil(openKeys: open.subtracting(closed), secretKeys: secret)
    }

    private func calendars(
        in sections: Sections, _ fields: FieldReader, _ bareSecrets: BareSecrets, _ faults: FaultCollector
    ) -> [CalendarSettings] {
        let reader = KindReader(
            noun: "calendar", schemas: calendarKinds, commonKeys: Self.calendarKeys, fields: fields,
            bareSecrets: bareSecrets, faults: faults)
        return sections.calendars.compactMap { entry in
            let reading = reader.read(entry)
            let refresh = reading.common["refresh"].flatMap {
                faults.duration(
                    $0, "'refresh'", within: .seconds(60) ... .seconds(30 * 86_400), example: "refresh: 15m")
            }
            let hold = reading.common["hold"].flatMap {
                faults.duration($0, "'hold'", within: .zero ... .seconds(30 * 86_400), example: "hold: 1h")
            }
            guard let settings = reading.settings else { return nil }
            return CalendarSettings(name: entry.key.text, settings: settings, refresh: refresh, hold: hold)
        }
    }

    private func channels(
        in sections: Sections, _ fields: FieldReader, _ bareSecrets: BareSecrets, _ names: NameReader,
        _ general: GeneralReader, _ templates: TemplateReader, _ faults: FaultCollector
    ) -> [ChannelSettings] {
        let reader = KindReader(
            noun: "channel", schemas: channelKinds, commonKeys: Self.channelKeys, fields: fields,
            bareSecrets: bareSecrets, faults: faults)
        let commandReader = CommandReader(kinds: channelKinds, faults: faults)
        return sections.channels.compactMap { entry in
            let reading = reader.read(entry)
            let languages = reading.common["language"].flatMap(general.languages)
            let template = reading.common["template"].flatMap(templates.template)
            let fallback = reading.common["fallback"].flatMap {
                self.fallback(of: entry.key.text, in: $0, names, faults)
            }
            guard let settings = reading.settings else { return nil }
            let commands = reading.common["commands"].flatMap { commandReader.commands($0, of: settings.kind) }
            return ChannelSettings(
                name: entry.key.text, settings: settings, languages: languages, fallback: fallback,
                template: template, commands: commands)
        }
    }

    /// The channel that takes over from `channel`: another one.
    private func fallback(
        of channel: String, in node: LocatedNode, _ names: NameReader, _ faults: FaultCollector
    ) -> String? {
        let others = NameReader(noun: names.noun, known: names.known?.filter { $0 != channel }, faults: faults)
        let example = "fallback: \(others.known?.first ?? "mail")"
        if case .scalar(channel, _) = node.content {
            faults.error(
                at: node.location, "the channel \(quoted(channel)) is its own fallback",
                remedy: "write another channel, as in '\(example)', or remove it")
            return nil
        }
        return others.name(in: node, "'fallback'", example: example)?.text
    }
}
