import CivilTime
import ReminderCore

/// Says that several occurrences come up.
struct GroupWording: Sendable {
    let words: OccurrenceWording

    /// How many titles fit the summary.
    private static let namesInSummary = 3

    /// What to say about `occurrences`, earliest first.
    func message(about occurrences: [Occurrence], in notice: Notice) -> Message {
        let heading = words.language.count(occurrences.count, .upcoming)
        let lead = words.late(lead(of: occurrences, at: notice.now), in: notice)
        var message = Message(
            language: words.language.tag, heading: heading, lead: lead, lines: [], body: "", link: "",
            linkLabel: words.language.text(.linkLabel), footer: words.footer(rule: notice.rule),
            summary: summary(heading, occurrences))
        let items = occurrences.prefix(Notice.mostListed).map { words.item($0) }
        let left = occurrences.count - items.count
        message.sections = [Message.Section(title: "", items: items, more: words.more(left), moreCount: left)]
        return message
    }

    /// How soon they are; how soon the first is when they are not equally soon.
    private func lead(of occurrences: [Occurrence], at now: Instant) -> String {
        guard let first = occurrences.first else { return "" }
        let sentence = words.lead(of: first, at: now)
        if occurrences.allSatisfy({ words.lead(of: $0, at: now) == sentence }) { return sentence }
        return words.language.text(.earliest, ["sentence": sentence])
    }

    /// How many there are, and the first of them by name.
    private func summary(_ heading: String, _ occurrences: [Occurrence]) -> String {
        let names = occurrences.prefix(Self.namesInSummary).map { words.title(of: $0, limit: TextLimit.brief) }
        return words.joined([heading] + names + [occurrences.count > names.count ? "…" : ""])
    }
}
