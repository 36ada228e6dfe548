import ReminderCore
import Settings

/// Reads a body to be filled in.
struct TreeReader {
    var leaves: LeafReader
    /// By their names.
    let dialects: [String: Dialect]
    /// The dialect of texts that do not say another.
    let dialect: Dialect
    let faults: FaultCollector

    private static let loops = ["lines", "sections", "items", "paragraphs"]
    private static let directives = [
        "$if", "$unless", "$then", "$else", "$each", "$most", "$first", "$text", "$dialect", "$limit", "$keep",
        "$number",
        "$flag",
    ]

    /// The tree in `node`; nil after a fault.
    ///
    /// - Parameters:
    ///   - loops: What loops around it are called, such as `line`.
    ///   - isItem: Whether it stands in a list, where a loop may be.
    func tree(_ node: LocatedNode, in loops: Set<String> = [], isItem: Bool = false) -> Tree? {
        switch node.content {
        case .null: return .null
        case .scalar(let text, let isPlain):
            if isPlain, let truth = LocatedNode.truth(text) { return .constant(Array((truth ? "true" : "false").utf8)) }
            if isPlain, LocatedNode.isNumber(text), isJSONNumber(text) { return .constant(Array(text.utf8)) }
            return leaves.leaf(text, at: node.location, .body(loops: loops)).map { leaf in
                if leaf.values.isEmpty { return constant(leaf) }
                var leaf = leaf
                leaf.dialect = dialect
                return .text(leaf)
            }
        case .list(let items):
            let trees = items.compactMap { tree($0, in: loops, isItem: true) }
            guard trees.count == items.count else { return nil }
            return trees.isEmpty ? .constant(Array("[]".utf8)) : .list(trees)
        case .map(let entries): return map(entries, at: node.location, in: loops, isItem)
        }
    }

    private func map(
        _ entries: [LocatedEntry], at location: Diagnostic.Location, in loops: Set<String>, _ isItem: Bool
    ) -> Tree? {
        var directives: [String: LocatedEntry] = [:]
        var members: [LocatedEntry] = []
        var isSound = true
        for entry in entries {
            let key = entry.key.text
            if !key.hasPrefix("$") || key.hasPrefix("$$") {
                members.append(entry)
            } else if Self.directives.contains(key) {
                directives[key] = entry
            } else {
                isSound = false
                faults.error(
                    at: entry.key.location, "there is no directive \(quoted(key))",
                    remedy: didYouMean(key, among: Self.directives)
                        ?? "the directives are \(listed(Self.directives)); a key of the service's own that begins with '$' is written with two"
                )
            }
        }
        guard isSound else { return nil }
        if directives.isEmpty { return map(members, in: loops) }
        for (key, needed) in [
            ("$else", ["$if", "$unless"]), ("$most", ["$each"]), ("$limit", ["$text"]), ("$dialect", ["$text"]),
            ("$keep", ["$text"]),
        ] {
            guard let entry = directives[key], !needed.contains(where: { directives[$0] != nil }) else { continue }
            faults.error(
                at: entry.key.location, "'\(key)' stands without \(needed.map { "'\($0)'" }.joined(separator: " or "))",
                remedy: "add it, or remove '\(key)'")
            return nil
        }
        if let each = directives["$each"], !isItem || directives["$else"] != nil {
            faults.error(
                at: each.key.location,
                isItem ? "'$each' and '$else' stand in one map" : "'$each' stands where there is no list",
                remedy: "write it as an item of a list, as in '[{ $each: lines, text: \"{line}\" }]'")
            return nil
        }
        return directed(directives, members, at: location, in: loops)
    }

    private func map(_ entries: [LocatedEntry], in loops: Set<String>) -> Tree? {
        if entries.isEmpty { return .constant(Array("{}".utf8)) }
        let members = entries.compactMap { entry in
            tree(entry.value, in: loops).map { tree in
                // A key that begins with a dollar is written with two.
                let key = entry.key.text
                return Tree.Member(key.hasPrefix("$$") ? String(key.dropFirst()) : key, tree)
            }
        }
        return members.count == entries.count ? .map(members) : nil
    }

    private func directed(
        _ directives: [String: LocatedEntry], _ members: [LocatedEntry], at location: Diagnostic.Location,
        in loops: Set<String>
    ) -> Tree? {
        var loop: Loop?
        var inner = loops
        if let each = directives["$each"] {
            guard let found = self.loop(each.value, in: loops) else { return nil }
            loop = found
            inner.insert(found.variable)
        }
        guard let content = content(directives, members, at: location, in: inner) else { return nil }
        let (condition, isSound) = condition(directives, in: inner)
        guard isSound else { return nil }
        guard let loop else {
            guard let condition else { return content }
            let otherwise = directives["$else"].map { tree($0.value, in: inner) }
            if case .some(.none) = otherwise { return nil }
            return .choice(condition, then: content, otherwise: otherwise ?? nil)
        }
        var most = Int.max
        if let entry = directives["$most"] {
            guard let number = number(entry, upTo: 1000) else { return nil }
            most = number
        }
        return .each(loop, condition, most: most, content)
    }

    /// What is written when the conditions hold: a leaf, another tree, or the map itself.
    private func content(
        _ directives: [String: LocatedEntry], _ members: [LocatedEntry], at location: Diagnostic.Location,
        in loops: Set<String>
    ) -> Tree? {
        let kinds = ["$text", "$number", "$flag", "$first", "$then"].compactMap { directives[$0] }
        if kinds.count > 1 || (!kinds.isEmpty && !members.isEmpty) {
            faults.error(
                at: location, "\(listed(kinds.map(\.key.text) + members.map(\.key.text).prefix(1))) stand in one map",
                remedy: "keep one of them, and put the others in maps of their own")
            return nil
        }
        guard let kind = kinds.first else { return map(members, in: loops) }
        switch kind.key.text {
        case "$text": return text(directives, kind, in: loops)
        case "$number":
            return leaves.leaf(kind.value, "'$number'", at: .body(loops: loops)).map { .number($0) }
        case "$flag":
            return value(kind.value, "'$flag'", in: loops).map { .flag($0) }
        case "$first":
            guard let items = faults.items(kind.value, "'$first'", example: "$first: [{…}, {…}]") else { return nil }
            let trees = items.compactMap { tree($0, in: loops) }
            return trees.count == items.count ? .first(trees) : nil
        default: return tree(kind.value, in: loops)
        }
    }

    private func text(
        _ directives: [String: LocatedEntry], _ entry: LocatedEntry, in loops: Set<String>
    ) -> Tree? {
        guard var leaf = leaves.leaf(entry.value, "'$text'", at: .body(loops: loops)) else { return nil }
        leaf.dialect = dialect
        if let name = directives["$dialect"] {
            guard let dialect = dialect(name.value) else { return nil }
            leaf.dialect = dialect
        }
        if let limit = directives["$limit"] {
            guard let number = number(limit, upTo: 1_000_000) else { return nil }
            leaf.limit = number
        }
        if let keep = directives["$keep"] {
            guard let isKept = faults.flag(keep.value, "'$keep'") else { return nil }
            leaf.isKept = isKept
        }
        return leaf.values.isEmpty ? constant(leaf) : .text(leaf)
    }

    /// The dialect that `node` names; nil after a fault.
    func dialect(_ node: LocatedNode) -> Dialect? {
        let names = dialects.keys.sorted()
        return faults.choice(node, "the dialect", among: names, example: "$dialect: html").flatMap { dialects[$0] }
    }

    private func condition(
        _ directives: [String: LocatedEntry], in loops: Set<String>
    ) -> (Tree.Condition?, isSound: Bool) {
        guard let entry = directives["$if"] ?? directives["$unless"] else { return (nil, true) }
        guard directives["$if"] == nil || directives["$unless"] == nil else {
            faults.error(
                at: entry.key.location, "'$if' and '$unless' stand in one map",
                remedy: "put one of them in a '$then' of the other")
            return (nil, false)
        }
        guard let value = value(entry.value, "'\(entry.key.text)'", in: loops) else { return (nil, false) }
        return (Tree.Condition(value: value, isNegated: entry.key.text == "$unless"), true)
    }

    private func value(_ node: LocatedNode, _ what: String, in loops: Set<String>) -> Value? {
        guard let name = faults.word(node, what, example: "$if: link") else { return nil }
        return leaves.value(name.text, at: name.location, .body(loops: loops))
    }

    private func loop(_ node: LocatedNode, in loops: Set<String>) -> Loop? {
        guard let name = faults.word(node, "'$each'", example: "$each: lines") else { return nil }
        switch name.text {
        case "lines": return .lines
        case "sections": return .sections
        case "items": return .items
        case "paragraphs": return .paragraphs
        case "section.items" where loops.contains("section"): return .items
        default: break
        }
        if name.text.hasSuffix(".spans"),
            case .styled(let styled)? = leaves.value(
                String(name.text.dropLast(6)), at: name.location, .body(loops: loops))
        {
            return .spans(styled)
        }
        faults.error(
            at: name.location, "\(quoted(name.text)) is nothing to go through",
            remedy: didYouMean(name.text, among: Self.loops)
                ?? "write one of \(listed(Self.loops)), 'section.items', or the spans of a styled text, as in 'message.spans'"
        )
        return nil
    }

    private func number(_ entry: LocatedEntry, upTo most: Int) -> Int? {
        let name = entry.key.text
        return faults.wholeNumber(entry.value, "'\(name)'", within: 1...most, example: "\(name): 10")
    }

    /// A text in which nothing is open.
    private func constant(_ leaf: Leaf) -> Tree {
        let text = leaf.parts.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
        var bytes: [UInt8] = []
        JSONText.write(text, to: &bytes)
        return .constant(bytes)
    }

    /// Whether JSON writes the number as YAML does.
    private func isJSONNumber(_ text: String) -> Bool {
        text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
    }
}
