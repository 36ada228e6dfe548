import ReminderCore

/// Says that one occurrence comes up, or that a channel is tried with a made-up one.
struct ReminderWording: Sendable {
    let words: OccurrenceWording

    /// What to say about `occurrence`.
    func message(about occurrence: Occurrence, in notice: Notice) -> Message {
        let lead = words.marked(words.lead(of: occurrence, at: notice.now), for: occurrence)
        return message(
            about: occurrence, title: words.title(of: occurrence),
            shortTitle: words.title(of: occurrence, limit: TextLimit.short), lead: words.late(lead, in: notice),
            footer: words.footer(rule: notice.rule))
    }

    /// What to say about the made-up `occurrence`.
    func testMessage(about occurrence: Occurrence, in notice: Notice) -> Message {
        let language = words.language
        let channel = TamedText.line(notice.channel, limit: TextLimit.name)
        return message(
            about: occurrence, title: language.text(.testHeading, ["title": words.name(of: occurrence)]),
            shortTitle: language.text(.testHeading, ["title": words.name(of: occurrence, limit: TextLimit.short)]),
            lead: language.text(.testLead), footer: language.text(.testFooter, ["channel": channel]))
    }

    private func message(
        about occurrence: Occurrence, title: String, shortTitle: String, lead: String, footer: String
    ) -> Message {
        let when = words.when(occurrence)
        let place = words.place(of: occurrence)
        return Message(
            language: words.language.tag, heading: title, lead: lead,
            lines: words.line(.whenLabel, ChangedText(when), telling: words.moment(of: occurrence))
                + words.line(.whereLabel, ChangedText(place)) + words.furtherLines(about: occurrence),
            body: occurrence.shownDescription,
            link: words.link(of: occurrence), linkLabel: words.language.text(.linkLabel), footer: footer,
            summary: words.joined([
                shortTitle, words.briefWhen(occurrence, whole: when), place.shortened(to: TextLimit.short),
            ]))
    }
}
