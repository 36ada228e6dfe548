import CivilTime
import ReminderCore

/// Says what a span of time holds.
struct DigestWording: Sendable {
    let words: OccurrenceWording

    private var language: Language { words.language }

    /// What to say in `digest`.
    func message(about digest: Digest, in notice: Notice) -> Message {
        let heading = heading(of: digest)
        let lead = lead(of: digest)
        let name = TamedText.line(notice.rule, limit: TextLimit.name)
        var message = Message(
            language: language.tag, heading: heading, lead: lead, lines: [], body: "", link: "",
            linkLabel: language.text(.linkLabel), footer: language.text(.digestFooter, ["digest": name]),
            summary: words.joined([heading, lead]))
        message.sections = sections(of: digest)
        return message
    }

    /// Which days it looks at, and how much there is.
    private func heading(of digest: Digest) -> String {
        let isOneDay = digest.days.lowerBound == digest.days.upperBound
        let days = isOneDay ? words.dates.day(digest.days.lowerBound) : words.dates.short(digest.days)
        if digest.isEmpty { return language.text(.emptyDigest, ["days": days]) }
        let count = digest.sections.reduce(0) { $0 + $1.items.count }
        return language.count(count, .inDigest, ["days": days])
    }

    /// What people have to know first: that there is nothing, or how much is not as they think.
    private func lead(of digest: Digest) -> String {
        if digest.isEmpty { return language.text(.nothingLead) }
        let parts = digest.sections.flatMap { section in
            let count = section.items.count
            switch section.heading {
            case .cancelled:
                let vanished = section.items.count(where: isVanished)
                return [
                    vanished < count ? language.count(count - vanished, .cancelled) : "",
                    vanished > 0 ? language.count(vanished, .vanished) : "",
                ]
            case .changed: return [language.count(count, .changed)]
            case .ongoing, .starting, .new, .undated: return []
            }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Whether it may take place all the same, for all that its calendar says.
    private func isVanished(_ item: Digest.Item) -> Bool { item.change?.kinds.first == .vanished }

    /// As many occurrences as one message lists; the last section says how many more there are in all.
    private func sections(of digest: Digest) -> [Message.Section] {
        var room = Notice.mostListed
        var left = digest.sections.reduce(0) { $0 + $1.items.count }
        var sections: [Message.Section] = []
        for section in digest.sections where room > 0 {
            let items = section.items.prefix(room).map { item($0) }
            room -= items.count
            left -= items.count
            sections.append(
                Message.Section(
                    title: language.text(title(of: section)), items: items,
                    more: room == 0 ? words.more(left) : "", moreCount: room == 0 ? left : 0))
        }
        return sections
    }

    /// What the occurrences of `section` have in common.
    private func title(of section: Digest.Section) -> Phrase {
        switch section.heading {
        case .cancelled: section.items.contains(where: isVanished) ? .offSection : .cancelledSection
        case .changed: .changedSection
        case .ongoing: .ongoingSection
        case .starting: .startingSection
        case .new: .newSection
        case .undated: .undatedSection
        }
    }

    /// One occurrence, with what became of it.
    private func item(_ item: Digest.Item) -> Message.Item {
        if let change = item.change, !change.isEmpty { return words.item(change) }
        return words.item(item.occurrence)
    }
}
