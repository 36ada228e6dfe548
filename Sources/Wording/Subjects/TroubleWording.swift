import CivilTime
import ReminderCore

/// Says that something needs a person, or does not any more.
///
/// What a service or a server said of it stays as the journal has it, in English, where the language does not know it.
struct TroubleWording: Sendable {
    let words: ReasonWording

    private var language: Language { words.language }

    /// What to say about `trouble`.
    func message(about trouble: Trouble) -> Message {
        let name = TamedText.line(trouble.name, limit: TextLimit.name)
        let heading = language.text(heading(of: trouble), ["name": name])
        let problem = TamedText.line(sentence(about: trouble), limit: TextLimit.body)
        return Message(
            language: language.tag, heading: heading,
            lead: trouble.isOver ? language.text(.troubleOverLead) : problem, lines: [], body: "", link: "",
            linkLabel: "", footer: language.text(.troubleFooter),
            summary: trouble.isOver ? heading : "\(heading): \(problem.shortened(to: TextLimit.short))")
    }

    private func sentence(about trouble: Trouble) -> String {
        switch trouble.kind {
        case .refused(let reason): words.text(.refuses, ["reason": words.said(reason)])
        case .failing(let reason): words.text(.doesNotWork, ["reason": words.said(reason)])
        case .unreadable(let reason): words.text(.cannotBeRead, ["reason": words.said(reason)])
        case .lost(let lost, let known, let until): loss(of: lost, among: known, until, trouble.name)
        case .quiet: words.text(.nothingToCome, ["calendar": trouble.name])
        case nil: words.said(trouble.problem)
        }
    }

    private func loss(of lost: Int, among known: Int, _ until: Instant, _ calendar: String) -> String {
        var values = ["until": words.moment(until), "command": "nhaclich calendars accept \(calendar)"]
        if lost == known { return words.text(.allGone, of: lost, values) }
        values["known"] = "\(known)"
        return words.text(.someGone, of: lost, values)
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
