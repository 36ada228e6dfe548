import CivilTime
import ReminderCore

/// The texts of leaves and values.
extension Filling {
    /// The text of a leaf; nil when it is left out because it is empty, or every value in it is.
    mutating func text(of leaf: Leaf) -> String? {
        if leaf.parts.count == 1, case .value(let value) = leaf.parts[0], leaf.limit == nil {
            let text = written(value, in: leaf)
            return text.isEmpty && !leaf.isKept ? nil : text
        }
        var texts: [String] = []
        var isEmpty = leaf.parts.isEmpty || !leaf.values.isEmpty
        for part in leaf.parts {
            switch part {
            case .literal(let text): texts.append(text)
            case .value(let value):
                let text = written(value, in: leaf)
                if !text.isEmpty { isEmpty = false }
                texts.append(text)
            }
        }
        if isEmpty, !leaf.isKept { return nil }
        let whole = texts.count == 1 ? texts[0] : texts.joined()
        guard let limit = leaf.limit, manner.unit.count(whole) > limit else { return whole }
        // Half an address leads nowhere.
        if leaf.values.contains(where: { [.text(.link), .text(.itemLink), .text(.spanLink)].contains($0) }) {
            return nil
        }
        return shortened(leaf, texts, to: limit)
    }

    /// The texts of a leaf's parts with the longest values shortened so that all of it fits.
    private mutating func shortened(_ leaf: Leaf, _ texts: [String], to limit: Int) -> String {
        var texts = texts
        var open = leaf.parts.indices.filter { index in
            if case .value(.text) = leaf.parts[index] { true } else { false }
        }
        while true {
            let excess = texts.reduce(0) { $0 + manner.unit.count($1) } - limit
            guard excess > 0,
                let longest = open.max(by: { manner.unit.count(texts[$0]) < manner.unit.count(texts[$1]) }),
                case .value(.text(let value)) = leaf.parts[longest]
            else { break }
            let room = max(0, manner.unit.count(texts[longest]) - excess)
            texts[longest] = leaf.dialect.escaped(leaf.dialect.shortened(plain(value), to: room, manner.unit))
            open.removeAll { $0 == longest }
        }
        let whole = texts.joined()
        // Styled texts have limits of their own; what is too long all the same is cut, and loses its marks for that.
        return manner.unit.count(whole) <= limit
            ? whole : leaf.dialect.escaped(leaf.dialect.shortened(message.summary, to: limit, manner.unit))
    }

    private mutating func written(_ value: Value, in leaf: Leaf) -> String {
        if let name = blank(value) { return Blank.text(name) }
        return switch value {
        case .text(let text): leaf.dialect.escaped(plain(text))
        case .styled(let styled): leaf.dialect.written(styledText(styled, in: leaf.dialect))
        case .setting, .scheme: ""
        }
    }

    /// The name of the blank that stands for `value` until it is sent; nil for what is known, or is not there.
    func blank(_ value: Value) -> String? {
        switch value {
        case .setting(let name): settings.contains(name) ? name : nil
        case .scheme(let name): "scheme.\(name)"
        // It may still be under way, and gets its reference only then.
        case .text(.earlierReference): facts.earlier == nil ? nil : Value.Text.earlierReference.rawValue
        case .text, .styled: nil
        }
    }

    mutating func isEmpty(_ value: Value) -> Bool {
        if blank(value) != nil { return false }
        return switch value {
        case .text(let text): plain(text).isEmpty
        case .styled(let styled): styledText(styled).lines.isEmpty
        case .setting, .scheme: true
        }
    }

    mutating func holds(_ condition: Tree.Condition) -> Bool { isEmpty(condition.value) == condition.isNegated }

    /// A styled text in the format's dialect, or in `dialect`.
    mutating func styledText(_ styled: Value.Styled, in dialect: Dialect? = nil) -> StyledText {
        let dialect = dialect ?? manner.dialect
        switch styled {
        case .line:
            let writer = MessageText(message, in: dialect)
            return scope.line.map { StyledText(lines: [writer.spans(of: $0)]) } ?? StyledText()
        case .item:
            let writer = MessageText(message, in: dialect)
            return scope.item.map { StyledText(lines: [writer.spans(of: $0)]) } ?? StyledText()
        case .section:
            var whole = message
            whole.sections = scope.section.map { [$0] } ?? []
            return MessageText(whole, in: dialect).text(.list)
        case .part(let part):
            if dialect == manner.dialect, let text = texts[part] { return text }
            let text = fitted(part, in: dialect)
            if dialect == manner.dialect { texts[part] = text }
            return text
        }
    }

    /// A part of the message, no longer than the service takes.
    private func fitted(_ part: MessageText.Part, in dialect: Dialect) -> StyledText {
        let whole = MessageText(message, in: dialect).text(part)
        guard let limit = manner.limits[part] else { return whole }
        func length(_ text: StyledText) -> Int { manner.unit.count(dialect.written(text)) }
        if length(whole) <= limit { return whole }
        let cut = Cut.fitting(message, limit: limit) { cut in
            length(MessageText(message.cut(cut), in: dialect).text(part))
        }
        var text = MessageText(message.cut(cut), in: dialect).text(part)
        while text.lines.count > 1, length(text) > limit { text.lines.removeLast() }
        if length(text) > limit, let span = text.lines.first?.first {
            text.lines = [[Span(text: dialect.shortened(span.text, to: limit, manner.unit))]]
        }
        return text
    }

    /// The text of a plain value, not escaped.
    private func plain(_ value: Value.Text) -> String {
        switch value {
        case .heading: message.heading
        case .lead: message.lead
        case .body: message.body
        case .link: message.link
        case .footer: message.footer
        case .summary: message.summary
        case .language: message.language
        case .linkLabel: message.linkLabel
        case .momentLabel: message.momentLabel
        case .kind, .id, .uuid, .thread, .unix, .urgent, .earlierReference, .earlierID: facts.text(value)
        case .lineLabel: scope.line?.label ?? ""
        case .lineValue: scope.line?.value ?? ""
        case .lineFormer: scope.line?.former ?? ""
        case .lineUnix: scope.line?.moment.map { String($0.unixSeconds) } ?? ""
        case .sectionTitle: scope.section?.title ?? ""
        case .sectionMore: scope.section?.more ?? ""
        case .itemTitle: scope.item?.title ?? ""
        case .itemDetails: scope.item?.details ?? ""
        case .itemLink: scope.item?.link ?? ""
        case .paragraph: scope.paragraph.map(String.init) ?? ""
        case .spanText: scope.span?.text ?? ""
        case .spanOffset: String(scope.offset)
        case .spanLength: String(scope.span.map { TextUnit.utf16.count(manner.dialect.escaped($0.text)) } ?? 0)
        case .spanLink: scope.span?.link ?? ""
        case .spanUnix: scope.span?.moment.map(String.init) ?? ""
        case .spanStrong: flag(scope.span?.style.contains(.strong))
        case .spanEmphasis: flag(scope.span?.style.contains(.emphasis))
        case .spanStruck: flag(scope.span?.style.contains(.struck))
        case .spanPlain: flag(scope.span?.isPlain)
        }
    }

    private func flag(_ holds: Bool?) -> String { holds == true ? "yes" : "" }
}
