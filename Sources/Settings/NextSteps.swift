import ReminderCore

/// Says what is still missing in a configuration without faults, and what nothing uses.
struct NextSteps {
    let sections: Sections
    let general: GeneralSettings
    let channels: [ChannelSettings]
    let rules: [Rule]
    let digests: [DigestRule]
    /// The main file.
    let file: String
    let faults: FaultCollector

    /// Adds the warnings to ``faults``.
    func report() {
        let whole = Diagnostic.Location(file: file)
        if sections.calendars.isEmpty {
            faults.warning(
                at: whole, "there are no calendars, so there is nothing to remind of",
                remedy: "add one, as in 'calendars: { team: { file: /srv/team.ics } }'")
        }
        if sections.channels.isEmpty {
            faults.warning(
                at: whole, "there are no channels, so no notice can be sent",
                remedy: "add one, as in 'channels: { screen: { console: {} } }'")
        }
        guard !rules.isEmpty || !digests.isEmpty else {
            faults.warning(
                at: whole, "there are no rules, so no reminder is planned",
                remedy: "add one, as in 'rules: { all: { remind: [1d, 1h], channels: [screen] } }'")
            return
        }
        for channel in sections.channels where !usedChannels.contains(channel.key.text) {
            faults.warning(
                at: channel.key.location, "no rule or digest sends to channel '\(channel.key.text)'",
                remedy: "add it to the 'channels' of one, or remove it")
        }
        for calendar in sections.calendars where !areAllCalendarsUsed && !usedCalendars.contains(calendar.key.text) {
            faults.warning(
                at: calendar.key.location, "no rule or digest is about calendar '\(calendar.key.text)'",
                remedy: "add it to the 'calendars' of one, or remove it")
        }
    }

    /// The channels that something is sent to, if only when another channel fails.
    private var usedChannels: Set<String> {
        Set(rules.flatMap(\.channels) + digests.flatMap(\.channels) + channels.compactMap(\.fallback))
            .union(general.adminChannel.map { [$0] } ?? [])
    }

    /// Whether a rule or a digest is about every calendar there is.
    private var areAllCalendarsUsed: Bool {
        rules.contains { $0.calendars == nil } || digests.contains { $0.calendars == nil }
    }

    /// The calendars that rules and digests name, for their events or for the holidays in them.
    private var usedCalendars: Set<String> {
        let holidays = ([general.workingDays] + rules.map(\.workingDays)).compactMap { $0?.calendar }
        return Set(rules.flatMap { $0.calendars ?? [] } + digests.flatMap { $0.calendars ?? [] } + holidays)
    }
}
