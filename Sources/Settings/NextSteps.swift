import ReminderCore

/// Says what is still missing in a configuration without faults, and what nothing uses.
struct NextSteps {
    let sections: Sections
    let rules: [Rule]
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
        guard !sections.rules.isEmpty else {
            faults.warning(
                at: whole, "there are no rules, so no reminder is planned",
                remedy: "add one, as in 'rules: { all: { remind: [1d, 1h], channels: [screen] } }'")
            return
        }
        var usedChannels = Set(rules.flatMap(\.channels))
        if case .scalar(let name, _) = sections.settings["admin-channel"]?.content { usedChannels.insert(name) }
        for channel in sections.channels where !usedChannels.contains(channel.key.text) {
            faults.warning(
                at: channel.key.location, "no rule sends to channel '\(channel.key.text)'",
                remedy: "add it to the 'channels' of a rule, or remove it")
        }
        let usedCalendars = rules.reduce(into: Set<String>()) { $0.formUnion($1.calendars ?? []) }
        let hasRuleForAll = rules.contains { $0.calendars == nil }
        for calendar in sections.calendars where !hasRuleForAll && !usedCalendars.contains(calendar.key.text) {
            faults.warning(
                at: calendar.key.location, "no rule reminds of calendar '\(calendar.key.text)'",
                remedy: "add it to the 'calendars' of a rule, or remove it")
        }
    }
}
