import CivilTime
import ReminderCore

/// Says what became of an occurrence that people have heard of.
struct ChangeWording: Sendable {
    let words: OccurrenceWording

    private var language: Language { words.language }

    /// What begins within so much time is said to be soon.
    private static let soon = Duration.seconds(2 * 86_400)

    /// What to say about `change`.
    func message(about change: OccurrenceChange, in notice: Notice) -> Message {
        let name = words.name(of: change, limit: TextLimit.title)
        let place = words.place(of: change, limit: TextLimit.place)
        let titleLines = change.kinds.contains(.retitled) ? words.line(.titleLabel, name) : []
        return Message(
            language: language.tag, heading: heading(name.value, of: change), lead: lead(of: change, at: notice.now),
            lines: titleLines
                + words.line(
                    .whenLabel, words.when(change), telling: change.isOff ? nil : words.moment(of: change.occurrence))
                + words.line(.whereLabel, place) + words.furtherLines(about: change.occurrence),
            body: "", link: words.link(of: change), linkLabel: language.text(.linkLabel),
            footer: footer(of: notice), summary: summary(of: change))
    }

    /// What happened, and to what; marked when that is not certain yet.
    private func heading(_ title: String, of change: OccurrenceChange) -> String {
        let title = change.isOff ? title : words.marked(title, for: change.occurrence)
        return language.text(ChangeHeading(change, in: words).phrase, ["title": title])
    }

    /// What it means to people.
    private func lead(of change: OccurrenceChange, at now: Instant) -> String {
        if change.kinds == [.retitled] { return language.text(.retitledLead) }
        let sentences = change.kinds.map { kind in
            switch kind {
            case .cancelled: language.text(.cancelledLead)
            case .vanished: language.text(.vanishedLead)
            case .reappeared: language.text(.reappearedLead)
            case .moved: language.text(.movedLead, ["when": words.when(change.occurrence)])
            case .relocated: place(of: change)
            // Its line says it.
            case .retitled: ""
            }
        }
        return (sentences + [howSoon(change, at: now)]).filter { !$0.isEmpty }.joined(separator: ". ")
    }

    /// Where it takes place now, as a sentence.
    private func place(of change: OccurrenceChange) -> String {
        let place = words.place(of: change.occurrence, limit: TextLimit.short)
        return place.isEmpty
            ? language.text(.placeUnknownLead) : language.text(.relocatedLead, ["place": place])
    }

    /// How soon it begins, when people have to know at once; else empty.
    private func howSoon(_ change: OccurrenceChange, at now: Instant) -> String {
        let occurrence = change.occurrence
        guard change.kinds.contains(.moved) || change.kinds.contains(.reappeared), !words.isVague(occurrence),
            occurrence.span.start(in: words.dates.zone) - now <= Self.soon
        else { return "" }
        return words.lead(of: occurrence, at: now)
    }

    /// That it corrects an earlier notice, and the rule where one wants it.
    private func footer(of notice: Notice) -> String {
        let correction = language.text(.changeFooter)
        return notice.rule.isEmpty ? correction : "\(correction). \(words.footer(rule: notice.rule))"
    }

    /// What happened to what, then time and place, each with what it was where it changed.
    private func summary(of change: OccurrenceChange) -> String {
        let isRetitled = change.kinds.contains(.retitled)
        let isRelocated = change.kinds.contains(.relocated)
        let name = words.name(of: change, limit: isRetitled ? TextLimit.brief : TextLimit.short)
        let place = words.place(of: change, limit: isRelocated ? TextLimit.brief : TextLimit.short)
        return words.joined([heading(name.oneLine, of: change), words.shortWhen(change, isBrief: true), place.oneLine])
    }
}
