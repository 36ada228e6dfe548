/// What a template can ask for, by the name in its tags.
enum TemplateName {
    /// What stands under a name.
    enum Form: Hashable, Sendable {
        /// A text; empty where there is none, and then a section of it is left out.
        case text
        /// Yes or no: only for sections.
        case flag
        /// Several things, each with names of its own: only for sections.
        case list([String: Form])
    }

    /// The names that hold everywhere in a template; `Daemon.docc/Templates.md` says what each means.
    static let all: [String: Form] = [
        "kind": .text, "heading": .text, "lead": .text, "summary": .text, "footer": .text,
        "title": .text, "when": .text, "date": .text, "weekday": .text, "time": .text, "place": .text,
        "organizer": .text, "mode": .text, "calendar": .text, "description": .text, "link": .text,
        "former-title": .text, "former-when": .text, "former-place": .text,
        "rule": .text, "before": .text, "channel": .text, "more": .text,
        "reminder": .flag, "group": .flag, "change": .flag, "digest": .flag, "test": .flag,
        "late": .flag, "tentative": .flag, "cancelled": .flag,
        "lines": .list(line), "changes": .list(line), "items": .list(item),
        "sections": .list(["title": .text, "items": .list(item), "more": .text]),
    ]

    /// What is known of one labelled value.
    private static let line: [String: Form] = ["label": .text, "value": .text, "former": .text]

    /// What is known of one of several events.
    private static let item: [String: Form] = [
        "title": .text, "when": .text, "weekday": .text, "date": .text, "time": .text, "place": .text, "note": .text,
        "link": .text,
    ]
}
