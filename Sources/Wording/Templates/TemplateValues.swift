import CivilTime
import ReminderCore

/// What fills a template, by the names of ``TemplateName``.
struct TemplateValues: Hashable, Sendable {
    /// What stands under one name.
    enum Value: Hashable, Sendable {
        case text(String)
        case flag(Bool)
        case list([TemplateValues])
    }

    let values: [String: Value]

    init(_ values: [String: Value]) { self.values = values }

    /// What there is to say of `notice`.
    ///
    /// - Parameter message: What `words` say of it without a template.
    init(of notice: Notice, said message: Message, in words: OccurrenceWording) {
        var values: [String: Value] = [
            "kind": .text(notice.subject.name), "late": .flag(notice.isLate),
            "heading": .text(message.heading), "lead": .text(message.lead), "summary": .text(message.summary),
            "footer": .text(message.footer), "description": .text(message.body), "link": .text(message.link),
            "rule": .text(TamedText.line(notice.rule, limit: TextLimit.name)), "before": .text(notice.lead),
            "channel": .text(TamedText.line(notice.channel, limit: TextLimit.name)),
            "more": .text(message.sections.last?.more ?? ""),
            "lines": .list(message.lines.map { TemplateValues($0) }),
            "changes": .list(message.lines.filter { !$0.former.isEmpty }.map { TemplateValues($0) }),
        ]
        for name in ["reminder", "group", "change", "digest", "test"] {
            values[name] = .flag(name == notice.subject.name)
        }
        values.merge(TemplateValues.event(of: notice, in: words)) { $1 }
        let sections = TemplateValues.sections(of: notice, said: message, in: words)
        values["items"] = .list(sections.flatMap(\.items))
        values["sections"] = .list(
            sections.map { section in
                TemplateValues([
                    "title": .text(section.title), "items": .list(section.items), "more": .text(section.more),
                ])
            })
        self.values = values
    }

    private init(_ line: Message.Line) {
        values = ["label": .text(line.label), "value": .text(line.value), "former": .text(line.former)]
    }

    /// The values in two languages: these, and those of `other`, which says the same.
    func with(_ other: TemplateValues) -> TemplateValues {
        var both = values
        both.merge(other.values) { first, second in
            switch (first, second) {
            case (.text(let first), .text(let second)): .text(Bilingual.line(first, second))
            case (.list(let first), .list(let second)): .list(zip(first, second).map { $0.with($1) })
            default: first
            }
        }
        for name in ["lead", "footer"] {
            guard case .text(let first) = values[name], case .text(let second) = other.values[name] else { continue }
            both[name] = .text(Bilingual.sentence(first, second))
        }
        return TemplateValues(both)
    }
}

extension TemplateValues {
    /// The one event that a notice is about; all empty where there is none.
    private static func event(of notice: Notice, in words: OccurrenceWording) -> [String: Value] {
        guard let occurrence = notice.occurrence else { return blank }
        var values = facts(of: occurrence, in: words)
        if case .change(let change) = notice.subject { values = facts(of: shown(change), in: words) }
        let further = words.facts(of: occurrence)
        values["organizer"] = .text(further.organizer)
        values["mode"] = .text(further.mode)
        values["calendar"] = .text(further.calendar)
        values["tentative"] = .flag(occurrence.status == .tentative)
        if case .change(let change) = notice.subject {
            let isRetitled = change.kinds.contains(.retitled)
            let (name, when) = (words.name(of: change, limit: TextLimit.title), words.when(change))
            let place = words.place(of: change, limit: TextLimit.place)
            values["title"] = .text(name.value)
            (values["when"], values["place"]) = (.text(when.value), .text(place.value))
            values["former-title"] = .text(isRetitled ? name.former : "")
            (values["former-when"], values["former-place"]) = (.text(when.former), .text(place.former))
            values["cancelled"] = .flag(change.isOff)
        }
        return blank.merging(values) { $1 }
    }

    /// What every notice has, without an event.
    private static let blank: [String: Value] = {
        var values: [String: Value] = ["tentative": .flag(false), "cancelled": .flag(false)]
        for name in [
            "title", "when", "date", "weekday", "time", "place", "organizer", "mode", "calendar", "former-title",
            "former-when", "former-place",
        ] { values[name] = .text("") }
        return values
    }()

    /// What every event has.
    private static func facts(of occurrence: Occurrence, in words: OccurrenceWording) -> [String: Value] {
        let precision = occurrence.facts.precision
        let days = words.dates.days(of: occurrence.span)
        return [
            "title": .text(words.name(of: occurrence)), "when": .text(words.when(occurrence)),
            "date": .text(
                words.isVague(occurrence)
                    ? words.dates.when(occurrence.span, worth: precision) : words.dates.short(days)),
            "weekday": .text(words.isVague(occurrence) ? "" : words.dates.weekday(days.lowerBound)),
            "time": .text(words.dates.time(of: occurrence.span)), "place": .text(words.place(of: occurrence)),
        ]
    }

    /// The occurrence whose days people know it by: what does not take place any more may say anything of them.
    private static func shown(_ change: OccurrenceChange) -> Occurrence {
        change.isOff ? change.before : change.occurrence
    }

    private typealias Section = (title: String, items: [TemplateValues], more: String)

    /// What a group or a digest lists, as much of it as its message shows.
    private static func sections(
        of notice: Notice, said message: Message, in words: OccurrenceWording
    ) -> [Section] {
        let listed: [[Digest.Item]] =
            switch notice.subject {
            case .group(let occurrences): [occurrences.map { Digest.Item($0) }]
            case .digest(let digest): digest.sections.map(\.items)
            case .reminder, .change, .trouble, .test, .answer: []
            }
        return zip(message.sections, listed).map { section, items in
            (section.title, zip(section.items, items).map { item($1, said: $0, in: words) }, section.more)
        }
    }

    private static func item(
        _ item: Digest.Item, said: Message.Item, in words: OccurrenceWording
    ) -> TemplateValues {
        var values = facts(of: item.change.map { shown($0) } ?? item.occurrence, in: words)
        (values["title"], values["link"], values["note"]) = (.text(said.title), .text(said.link), .text(""))
        if let change = item.change, !change.isEmpty {
            let place = words.place(of: change, limit: TextLimit.brief)
            (values["when"], values["place"]) = (.text(words.shortWhen(change)), .text(place.oneLine))
            values["note"] = .text(words.note(of: change))
        }
        return TemplateValues(values)
    }
}
