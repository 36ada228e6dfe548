import ReminderCore

/// Finds everything that is wrong with a template before a notice needs it.
///
/// Mustache itself stops at the first fault, and takes an unknown name for nothing. Here every tag is looked at; and
/// since a list may not stand in another, a template that passes says at most so much, whatever it is filled with.
struct TemplateCheck {
    private typealias Fault = TemplateFaults.Fault

    /// The longest template, in bytes.
    static let mostBytes = 16_384
    /// The most tags a template may have.
    static let mostTags = 300
    /// How deep sections may stand in one another.
    private static let mostDepth = 8

    /// A section whose end has not come.
    private struct Open {
        let tag: TemplateTag
        /// The names that hold in it; nil when it is no list.
        let names: [String: TemplateName.Form]?
    }

    private var open: [Open] = []
    private(set) var faults: [TemplateFaults.Fault] = []

    /// Checks `text`.
    init(_ text: String) {
        guard text.utf8.count <= Self.mostBytes else {
            faults = [
                Fault(
                    tag: nil, "the template has \(text.utf8.count) bytes, more than \(Self.mostBytes)",
                    remedy: "say less, or leave out comments")
            ]
            return
        }
        if text.allSatisfy(\.isWhitespace) {
            faults = [Fault(tag: nil, "the template is empty", remedy: "write what to say, as in '{{title}}'")]
            return
        }
        let tags = TemplateTag.tags(in: text)
        if tags.count > Self.mostTags {
            faults = [
                Fault(
                    tag: tags[Self.mostTags].number, "the template has \(tags.count) tags, more than \(Self.mostTags)",
                    remedy: "say less")
            ]
            return
        }
        for tag in tags { check(tag) }
        for section in open {
            note(
                section.tag, "the section '\(section.tag.name)' has no end",
                "write {{/\(section.tag.name)}} where it ends")
        }
        faults.sort { ($0.tag ?? -1) < ($1.tag ?? -1) }
    }

    private mutating func check(_ tag: TemplateTag) {
        switch tag.kind {
        case .comment: break
        case .unfinished:
            note(tag, "the tag '{{\(tag.name.prefix(40))' has no end", "close it, as in '{{title}}'")
        case .refused(let sign): refuse(tag, sign)
        case .value: checkValue(tag)
        case .section, .inverted: begin(tag)
        case .end: end(tag)
        }
    }

    private mutating func refuse(_ tag: TemplateTag, _ sign: Character) {
        switch sign {
        case ">", "<":
            note(tag, "a template cannot take in another one, as '{{\(sign)' asks for", "write its text here")
        case "=":
            note(tag, "the braces of tags cannot be changed", "write tags as in '{{title}}'")
        default:
            note(tag, "'{{\(sign)' means nothing here", "leave it out; nothing needs to be escaped")
        }
    }

    private mutating func checkValue(_ tag: TemplateTag) {
        switch form(of: tag) {
        case .text, nil: break
        case .flag:
            note(tag, "'\(tag.name)' is yes or no and no text", "write {{#\(tag.name)}} … {{/\(tag.name)}}")
        case .list:
            note(tag, "'\(tag.name)' is a list and no text", "write {{#\(tag.name)}} … {{/\(tag.name)}}")
        }
    }

    private mutating func begin(_ tag: TemplateTag) {
        var names: [String: TemplateName.Form]?
        if case .list(let some) = form(of: tag) {
            let outer = open.last { $0.names != nil && $0.tag.kind == .section }
            let isInside = outer.map { $0.names?[tag.name] == nil } ?? false
            if tag.kind == .section, isInside, let outer {
                note(
                    tag, "the list '\(tag.name)' stands in the list '\(outer.tag.name)'",
                    "end {{#\(outer.tag.name)}} first; the one list in a list is 'items' in 'sections'")
            }
            names = some
        }
        open.append(Open(tag: tag, names: names))
        if open.count == Self.mostDepth + 1 {
            note(tag, "sections stand more than \(Self.mostDepth) deep in one another", "end some of them first")
        }
    }

    private mutating func end(_ tag: TemplateTag) {
        guard let index = open.lastIndex(where: { $0.tag.name == tag.name }) else {
            let due = open.last.map { "write {{/\($0.tag.name)}}, which is due here" }
            note(tag, "'{{/\(tag.name)}}' ends nothing that has begun", due ?? "leave it out")
            return
        }
        // Those that began later have no end: that is told, and where this one ends is clear all the same.
        for section in open[(index + 1)...] {
            note(
                section.tag, "the section '\(section.tag.name)' has no end before '{{/\(tag.name)}}'",
                "write {{/\(section.tag.name)}} before it")
        }
        open.removeSubrange(index...)
    }

    /// What stands under the name of `tag`, where it stands; nil after noting that there is none.
    private mutating func form(of tag: TemplateTag) -> TemplateName.Form? {
        let scopes = open.reversed().compactMap { $0.tag.kind == .section ? $0.names : nil } + [TemplateName.all]
        for names in scopes { if let form = names[tag.name] { return form } }
        if tag.name.contains("(") {
            note(tag, "'\(tag.name.prefix(40))' asks for a function, and there are none", "write the name of a value")
            return nil
        }
        let names = Set(scopes.flatMap(\.keys)).sorted()
        let near = Likeness.nearest(to: tag.name, among: names).map { "did you mean '\($0)'?" }
        note(
            tag, tag.name.isEmpty ? "the tag has no name" : "there is no value '\(tag.name.prefix(40))'",
            near ?? "the values are \(names.joined(separator: ", "))")
        return nil
    }

    private mutating func note(_ tag: TemplateTag, _ problem: String, _ remedy: String) {
        faults.append(Fault(tag: tag.number, problem, remedy: remedy))
    }
}
