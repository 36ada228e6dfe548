import ReminderCore

/// Says that something needs a person, or does not any more.
///
/// The sentence that says what is wrong is the journal's, in English.
struct TroubleWording: Sendable {
    let language: Language

    /// What to say about `trouble`.
    func message(about trouble: Trouble) -> Message {
        let name = TamedText.line(trouble.name, limit: TextLimit.name)
        let heading = language.text(heading(of: trouble), ["name": name])
        let problem = TamedText.line(trouble.problem, limit: TextLimit.body)
        return Message(
            language: language.tag, heading: heading,
            lead: trouble.isOver ? language.text(.troubleOverLead) : problem, lines: [], body: "", link: "",
            linkLabel: "", footer: language.text(.troubleFooter),
            summary: trouble.isOver ? heading : "\(heading): \(problem.shortened(to: TextLimit.short))")
    }

    /// The heading, with the name of the calendar or the channel to be filled in.
    private func heading(of trouble: Trouble) -> Phrase {
        switch (trouble.place, trouble.isOver) {
        case (.calendar, false): .calendarTrouble
        case (.calendar, true): .calendarTroubleOver
        case (.channel, false): .channelTrouble
        case (.channel, true): .channelTroubleOver
        }
    }
}
