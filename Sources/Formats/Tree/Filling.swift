import CivilTime
import ReminderCore

/// Fills a tree with one notice.
struct Filling {
    private let manner: Manner
    private let facts: NoticeFacts
    private let message: Message
    /// The settings that are given.
    private let settings: Set<String>
    private var scope = Scope()
    /// Styled texts, each made once.
    private var texts: [MessageText.Part: StyledText] = [:]

    /// How a format writes texts.
    struct Manner: Hashable, Sendable {
        /// The dialect of styled texts that are gone through span by span.
        var dialect = Dialect.plain
        var unit = TextUnit.characters
        /// How long each styled text may be.
        var limits: [MessageText.Part: Int] = [:]
    }

    /// What loops go through at the moment.
    private struct Scope {
        var line: Message.Line?
        var section: Message.Section?
        var item: Message.Item?
        var paragraph: Substring?
        var span: Span?
        /// Where the span begins in its text, in UTF-16 code units.
        var offset = 0
    }

    /// - Parameter message: Tamed, and cut to what the service takes.
    init(_ message: Message, _ facts: NoticeFacts, settings: Set<String>, in manner: Manner) {
        (self.message, self.facts, self.settings, self.manner) = (message, facts, settings, manner)
    }

    /// Adds `tree` to `output`, in JSON.
    ///
    /// - Returns: Whether anything was added; false when it is left out.
    mutating func write(_ tree: Tree, to output: inout [UInt8]) -> Bool {
        switch tree {
        case .constant(let bytes):
            output += bytes
            return true
        case .text(let leaf):
            guard let text = text(of: leaf) else { return false }
            JSONText.write(text, to: &output, hasBlanks: true)
            return true
        case .number(let leaf): return writeNumber(leaf, to: &output)
        case .flag(let value):
            if isEmpty(value) { return false }
            output += Array("true".utf8)
            return true
        case .list(let trees): return writeList(trees, to: &output)
        case .map(let members): return writeMap(members, to: &output)
        case .choice(let condition, let then, let otherwise):
            if holds(condition) { return write(then, to: &output) }
            guard let otherwise else { return false }
            return write(otherwise, to: &output)
        case .each(let loop, let condition, let most, let tree):
            // Outside a list there is room for the first only.
            return writeEach(loop, condition, most: min(most, 1), tree, after: output.count, to: &output)
        case .first(let trees):
            for tree in trees where write(tree, to: &output) { return true }
            return false
        }
    }

    private mutating func writeNumber(_ leaf: Leaf, to output: inout [UInt8]) -> Bool {
        guard let text = text(of: leaf) else { return false }
        if leaf.parts.count == 1, case .value(let value) = leaf.parts[0], let name = blank(value) {
            JSONText.write(Blank.number(name), to: &output, hasBlanks: true)
            return true
        }
        guard Blank.isNumber(text) else { return false }
        output += Array(text.utf8)
        return true
    }

    private mutating func writeMap(_ members: [Tree.Member], to output: inout [UInt8]) -> Bool {
        let start = output.count
        output.append(UInt8(ascii: "{"))
        let first = output.count
        for member in members {
            let mark = output.count
            if mark > first { output.append(UInt8(ascii: ",")) }
            output += member.key
            if !write(member.value, to: &output) { output.removeSubrange(mark...) }
        }
        if output.count == first, !members.isEmpty {
            output.removeSubrange(start...)
            return false
        }
        output.append(UInt8(ascii: "}"))
        return true
    }

    private mutating func writeList(_ trees: [Tree], to output: inout [UInt8]) -> Bool {
        let start = output.count
        output.append(UInt8(ascii: "["))
        let first = output.count
        for tree in trees {
            if case .each(let loop, let condition, let most, let tree) = tree {
                _ = writeEach(loop, condition, most: most, tree, after: first, to: &output)
            } else {
                _ = writeItem(tree, after: first, to: &output)
            }
        }
        if output.count == first, !trees.isEmpty {
            output.removeSubrange(start...)
            return false
        }
        output.append(UInt8(ascii: "]"))
        return true
    }

    /// Adds an item with the comma that it needs when the list that began at `first` has one already.
    private mutating func writeItem(_ tree: Tree, after first: Int, to output: inout [UInt8]) -> Bool {
        let mark = output.count
        if mark > first { output.append(UInt8(ascii: ",")) }
        if write(tree, to: &output) { return true }
        output.removeSubrange(mark...)
        return false
    }

    private mutating func writeEach(
        _ loop: Loop, _ condition: Tree.Condition?, most: Int, _ tree: Tree, after first: Int, to output: inout [UInt8]
    ) -> Bool {
        let outer = scope
        defer { scope = outer }
        var written = 0
        func isOver() -> Bool { written >= most }
        switch loop {
        case .lines:
            for line in message.lines where !isOver() {
                scope.line = line
                written += writeOne(condition, tree, after: first, to: &output)
            }
        case .sections:
            for section in message.sections where !isOver() {
                scope.section = section
                written += writeOne(condition, tree, after: first, to: &output)
            }
        case .items:
            let sections = scope.section.map { [$0] } ?? message.sections
            for section in sections {
                for item in section.items where !isOver() {
                    scope.item = item
                    written += writeOne(condition, tree, after: first, to: &output)
                }
            }
        case .paragraphs:
            for paragraph in message.body.split(separator: "\n") where !isOver() {
                scope.paragraph = paragraph
                written += writeOne(condition, tree, after: first, to: &output)
            }
        case .spans(let styled):
            scope.offset = 0
            for span in styledText(styled).spans where !isOver() {
                scope.span = span
                written += writeOne(condition, tree, after: first, to: &output)
                scope.offset += TextUnit.utf16.count(manner.dialect.escaped(span.text))
            }
        }
        return written > 0
    }

    private mutating func writeOne(
        _ condition: Tree.Condition?, _ tree: Tree, after first: Int, to output: inout [UInt8]
    ) -> Int {
        if let condition, !holds(condition) { return 0 }
        return writeItem(tree, after: first, to: &output) ? 1 : 0
    }

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
    private func blank(_ value: Value) -> String? {
        switch value {
        case .setting(let name): settings.contains(name) ? name : nil
        case .scheme(let name): "scheme.\(name)"
        // It may still be under way, and gets its reference only then.
        case .text(.earlierReference): facts.earlier == nil ? nil : Value.Text.earlierReference.rawValue
        case .text, .styled: nil
        }
    }

    private mutating func isEmpty(_ value: Value) -> Bool {
        if blank(value) != nil { return false }
        return switch value {
        case .text(let text): plain(text).isEmpty
        case .styled(let styled): styledText(styled).lines.isEmpty
        case .setting, .scheme: true
        }
    }

    private mutating func holds(_ condition: Tree.Condition) -> Bool { isEmpty(condition.value) == condition.isNegated }

    /// A styled text in the format's dialect, or in `dialect`.
    private mutating func styledText(_ styled: Value.Styled, in dialect: Dialect? = nil) -> StyledText {
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
