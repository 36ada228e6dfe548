import CivilTime
import ReminderCore

/// Says what came of a command that somebody wrote in a channel's room.
struct AnswerWording: Sendable {
    let words: OccurrenceWording

    private var language: Language { words.language }

    /// What to say as `answer` at `now`.
    func message(_ answer: CommandAnswer, at now: Instant) -> Message {
        switch answer {
        case .upcoming(let occurrences) where occurrences.isEmpty: sentence(.nothingUpcoming)
        case .upcoming(let occurrences): list(occurrences, under: language.count(occurrences.count, .upcoming))
        case .explained(let occurrence, let cause, let rules):
            about(occurrence, says(cause, at: now), with: facts(of: occurrence, rules))
        case .snoozed(let occurrence, let until): about(occurrence, sentence(.snoozed, until, at: now))
        case .muted(let occurrence?, let until):
            about(occurrence, sentence(.mutedEvent, until, at: now) + ". " + language.text(.changesAreTold))
        case .muted(nil, let until): sentence(sentence(.mutedRoom, until, at: now), language.text(.changesAreTold))
        case .unmuted(let count): count == 0 ? sentence(.nothingMuted) : sentence(language.count(count, .unmuted))
        case .help: help
        case .unknown(let asked):
            sentence(language.text(.unknownEvent, ["words": TamedText.line(asked, limit: TextLimit.brief)]))
        case .ambiguous(let occurrences): list(occurrences, under: language.text(.ambiguousEvent))
        case .unnamed: sentence(.unnamedEvent)
        case .endless: sentence(.unknownLength)
        case .over(let occurrence): about(occurrence, language.text(.overByThen))
        case .failed: sentence(.commandFailed)
        }
    }

    private func says(_ cause: CommandAnswer.Cause, at now: Instant) -> String {
        switch cause {
        case .cancelled: language.text(.becauseCancelled)
        case .silenced(let until): sentence(.becauseSilenced, until, at: now)
        case .planned(let due): sentence(.becausePlanned, due, at: now)
        case .reminded(let due): sentence(.becauseReminded, due, at: now)
        case .late: language.text(.becauseLate)
        }
    }

    private func sentence(_ phrase: Phrase, _ instant: Instant, at now: Instant) -> String {
        language.text(phrase, ["moment": words.dates.moment(instant, at: now)])
    }

    private func sentence(_ phrase: Phrase) -> Message { sentence(language.text(phrase)) }

    /// One sentence, and maybe another one.
    private func sentence(_ heading: String, _ lead: String = "") -> Message {
        Message(
            language: language.tag, heading: heading, lead: lead, lines: [], body: "", link: "", linkLabel: "",
            footer: "", summary: heading)
    }

    private func list(_ occurrences: [Occurrence], under heading: String) -> Message {
        var message = sentence(heading)
        let items = occurrences.prefix(Notice.mostListed).map { words.item($0) }
        let left = occurrences.count - items.count
        message.sections = [Message.Section(title: "", items: items, more: words.more(left), moreCount: left)]
        return message
    }

    private func about(_ occurrence: Occurrence, _ sentence: String, with lines: [Message.Line] = []) -> Message {
        let title = words.title(of: occurrence)
        return Message(
            language: language.tag, heading: title, lead: sentence,
            lines: words.line(
                .whenLabel, ChangedText(words.when(occurrence)), telling: words.moment(of: occurrence)) + lines,
            body: "", link: "", linkLabel: "", footer: "", summary: words.joined([title, sentence]))
    }

    private func facts(of occurrence: Occurrence, _ rules: [String]) -> [Message.Line] {
        let names = rules.map { TamedText.line($0, limit: TextLimit.name) }.joined(separator: ", ")
        return words.line(.whereLabel, ChangedText(words.place(of: occurrence)))
            + words.furtherLines(about: occurrence) + words.line(.ruleLabel, ChangedText(names))
    }

    private var help: Message {
        var message = sentence(.helpHeading)
        let commands: [(Phrase, Phrase)] = [
            (.upcomingCommand, .upcomingHelp), (.whyCommand, .whyHelp), (.snoozeCommand, .snoozeHelp),
            (.muteCommand, .muteHelp), (.unmuteCommand, .unmuteHelp),
        ]
        message.lines = commands.map { Message.Line(label: language.text($0), value: language.text($1)) }
        message.body = language.text(.helpNote)
        return message
    }
}
