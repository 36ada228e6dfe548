import ReminderCore
import Settings

/// Reads texts with values in braces, and notes what is wrong with them.
struct LeafReader {
    /// Where a text stands, which decides what may be filled in.
    enum Place: Hashable, Sendable {
        /// In a body, inside these loops.
        case body(loops: Set<String>)
        /// In an address or a header, which are made anew at each attempt.
        case address
    }

    /// The format's settings.
    var settings: Set<String>
    /// What the format's scheme makes.
    var schemeValues: Set<String>
    let faults: FaultCollector
    /// Whether it is for a body in its plainest form, which is made when most is forgotten.
    var isPlain = false
    /// Whether it is for a request that asks what people wrote, and is about no notice.
    var isListening = false

    /// What such a body knows besides settings.
    private static let plainValues: Set<Value.Text> = [.heading, .summary, .id, .uuid, .thread, .earlierID]

    /// The text of `node`; nil after a fault.
    func leaf(_ node: LocatedNode, _ what: String, at place: Place) -> Leaf? {
        guard case .scalar(let text, _) = node.content else {
            faults.wrongKind(node, what, wanted: "a text", example: "\"{heading}\"")
            return nil
        }
        return leaf(text, at: node.location, place)
    }

    /// The text `written`; nil after a fault.
    func leaf(_ written: String, at location: Diagnostic.Location, _ place: Place) -> Leaf? {
        var parts: [Leaf.Part] = []
        var literal = ""
        var rest = written[...]
        var isSound = true
        while let character = rest.popFirst() {
            switch character {
            case "{" where rest.first == "{", "}" where rest.first == "}":
                literal.append(character)
                rest.removeFirst()
            case "{":
                guard let end = rest.firstIndex(where: { $0 == "}" || $0 == "{" }), rest[end] == "}" else {
                    unpaired(in: written, at: location)
                    return nil
                }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                if let value = value(String(rest[..<end]), at: location, place) {
                    parts.append(.value(value))
                } else {
                    isSound = false
                }
                rest = rest[rest.index(after: end)...]
            case "}":
                unpaired(in: written, at: location)
                return nil
            default: literal.append(character)
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return isSound ? Leaf(parts: parts) : nil
    }

    /// The value called `name`; nil after a fault.
    func value(_ name: String, at location: Diagnostic.Location, _ place: Place) -> Value? {
        if let text = Value.Text(rawValue: name), isKnown(text, in: place) { return .text(text) }
        if !isListening, case .body(let loops) = place {
            if let part = MessageText.Part(rawValue: name) { return .styled(.part(part)) }
            switch name {
            case "line" where loops.contains("line"): return .styled(.line)
            case "section" where loops.contains("section"): return .styled(.section)
            case "item" where loops.contains("item"): return .styled(.item)
            default: break
            }
        }
        if settings.contains(name) { return .setting(name) }
        if name.hasPrefix("scheme."), schemeValues.contains(String(name.dropFirst(7))) {
            return .scheme(String(name.dropFirst(7)))
        }
        let known = names(in: place)
        let isElsewhere = Value.Text(rawValue: name) != nil || MessageText.Part(rawValue: name) != nil
        faults.error(
            at: location,
            isElsewhere ? "there is no '{\(name)}' here" : "there is nothing called \(quoted("{\(name)}"))",
            remedy: elsewhere(name, place) ?? didYouMean(name, among: known)
                ?? "write one of the settings or values of Formats.md, or '{{' for a brace")
        return nil
    }

    /// Why a value that there is cannot be used in `place`.
    private func elsewhere(_ name: String, _ place: Place) -> String? {
        if let loop = Value.Text(rawValue: name)?.loop { return "it is known inside '$each: \(loop)s' only" }
        if isPlain, Value.Text(rawValue: name) != nil {
            return
                "'plain' knows settings, 'summary', 'id', 'uuid' and 'thread' only: it is made when the rest is forgotten"
        }
        if isListening, Value.Text(rawValue: name) != nil || MessageText.Part(rawValue: name) != nil {
            return "nothing is sent here: a request of 'listen' can have settings, and '{bookmark}'"
        }
        guard place == .address, Value.Text(rawValue: name) != nil || MessageText.Part(rawValue: name) != nil else {
            return nil
        }
        return "an address or a header can have settings, 'id', 'uuid', 'thread', 'earlier.reference' and 'earlier.id'"
    }

    private func isKnown(_ text: Value.Text, in place: Place) -> Bool {
        switch place {
        case _ where isListening: false
        case .address: text.isOfDelivery
        case .body where isPlain: Self.plainValues.contains(text)
        case .body(let loops): text.loop.map { loops.contains($0) } ?? true
        }
    }

    private func names(in place: Place) -> [String] {
        let texts = Value.Text.allCases.filter { isKnown($0, in: place) }.map(\.rawValue)
        let parts = place == .address || isListening ? [] : MessageText.Part.allCases.map(\.rawValue)
        return settings.sorted() + texts + parts + schemeValues.sorted().map { "scheme.\($0)" }
    }

    private func unpaired(in text: String, at location: Diagnostic.Location) {
        faults.error(
            at: location, "\(quoted(text)) has a brace without its partner",
            remedy: "write values as '{heading}', and '{{' or '}}' for a brace")
    }
}
