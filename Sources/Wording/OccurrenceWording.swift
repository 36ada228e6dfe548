import CivilTime
import ReminderCore

/// What notices of every kind say about an occurrence; nothing of what strangers wrote gets past it untamed.
struct OccurrenceWording: Sendable {
    let language: Language
    let dates: DateWording
    let leads: LeadWording

    init(language: Language, zone: any ZoneRules) {
        self.language = language
        dates = DateWording(language: language, zone: zone)
        leads = LeadWording(language: language, zone: zone)
    }

    /// Its title, or what stands for one, marked when it is not certain yet.
    func title(of occurrence: Occurrence, limit: Int = TextLimit.title) -> String {
        marked(name(of: occurrence, limit: limit), for: occurrence)
    }

    /// Its title, or what stands for one.
    func name(of occurrence: Occurrence, limit: Int = TextLimit.title) -> String {
        let title = TamedText.line(occurrence.title, limit: TextLimit.title).shortened(to: limit)
        return title.isEmpty ? language.text(.untitled) : title
    }

    /// `text`, marked when `occurrence` is not certain yet.
    func marked(_ text: String, for occurrence: Occurrence) -> String {
        occurrence.status == .tentative ? language.text(.tentative, ["text": text]) : text
    }

    /// When it takes place.
    func when(_ occurrence: Occurrence) -> String {
        dates.when(occurrence.span, worth: occurrence.facts.precision)
    }

    /// When it takes place, as short as a summary allows.
    ///
    /// - Parameter whole: What ``when(_:)`` says, where somebody has asked it already.
    func briefWhen(_ occurrence: Occurrence, whole: String? = nil) -> String {
        dates.brief(occurrence.span, worth: occurrence.facts.precision, whole: whole)
    }

    /// Where it takes place; empty when that is not known.
    func place(of occurrence: Occurrence, limit: Int = TextLimit.place) -> String {
        TamedText.line(occurrence.location, limit: TextLimit.place).shortened(to: limit)
    }

    /// An address that tells more of it; empty when there is none.
    func link(of occurrence: Occurrence) -> String { WebLink.address(occurrence.link) ?? "" }

    /// How soon it is, seen from `now`.
    func lead(of occurrence: Occurrence, at now: Instant) -> String {
        leads.sentence(for: occurrence.span, isLong: occurrence.facts.precision == .range, at: now)
    }

    /// `sentence`, and that `notice` comes late when it does.
    func late(_ sentence: String, in notice: Notice) -> String {
        guard notice.isLate else { return sentence }
        return language.text(.late, ["sentence": sentence, "moment": dates.moment(notice.due, at: notice.now)])
    }

    /// A line for `text`, or none when it is empty.
    func line(_ label: Phrase, _ text: ChangedText, telling moment: Instant? = nil) -> [Message.Line] {
        if text.value.isEmpty { return [] }
        return [
            Message.Line(label: language.text(label), value: text.value, former: text.former, moment: moment)
        ]
    }

    /// When an occurrence begins, if that is a moment and not a day.
    func moment(of occurrence: Occurrence) -> Instant? {
        if case .timed(let start, _) = occurrence.span { start } else { nil }
    }

    /// What a page was found to say besides, and which calendar it is in; what is not known is empty.
    func facts(of occurrence: Occurrence) -> (mode: String, organizer: String, calendar: String) {
        let mode: Phrase? =
            switch occurrence.facts.mode {
            case "in person": .inPerson
            case "online": .online
            case "hybrid": .hybrid
            default: nil
            }
        return (
            mode.map { language.text($0) } ?? "",
            TamedText.line(occurrence.facts.organizer, limit: TextLimit.place),
            TamedText.line(occurrence.id.calendar, limit: TextLimit.name)
        )
    }

    /// The same, a line each.
    func furtherLines(about occurrence: Occurrence) -> [Message.Line] {
        let facts = facts(of: occurrence)
        return line(.modeLabel, ChangedText(facts.mode)) + line(.organizerLabel, ChangedText(facts.organizer))
            + line(.calendarLabel, ChangedText(facts.calendar))
    }

    /// `occurrence` as one of several things.
    func item(_ occurrence: Occurrence) -> Message.Item {
        Message.Item(
            title: title(of: occurrence, limit: TextLimit.short),
            details: joined([when(occurrence), place(of: occurrence, limit: TextLimit.short)]),
            link: link(of: occurrence))
    }

    /// Says that a list leaves out `number` occurrences; empty when it leaves out none.
    func more(_ number: Int) -> String { number > 0 ? language.count(number, .more) : "" }

    /// Says by which rule a notice comes.
    func footer(rule: String) -> String {
        language.text(.footer, ["rule": TamedText.line(rule, limit: TextLimit.name)])
    }

    /// `parts` on one line, without those that are empty.
    func joined(_ parts: [String]) -> String {
        var text = TextBuilder(capacity: 256)
        for part in parts where !part.isEmpty {
            if !text.bytes.isEmpty { text.add(" · ") }
            text.add(part)
        }
        return text.text
    }
}
