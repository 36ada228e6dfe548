import CivilTime
import ReminderCore

/// Fills a tree with one notice.
struct Filling {
    let manner: Manner
    let facts: NoticeFacts
    let message: Message
    /// The settings that are given.
    let settings: Set<String>
    var scope = Scope()
    /// Styled texts, each made once.
    var texts: [MessageText.Part: StyledText] = [:]

    /// How a format writes texts.
    struct Manner: Hashable, Sendable {
        /// The dialect of styled texts that are gone through span by span.
        var dialect = Dialect.plain
        var unit = TextUnit.characters
        /// How long each styled text may be.
        var limits: [MessageText.Part: Int] = [:]
    }

    /// What loops go through at the moment.
    struct Scope {
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
        // It is a list's, which goes through it.
        case .each: return false
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
            for paragraph in message.body.parts(at: "\n") where !paragraph.isEmpty && !isOver() {
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
}
