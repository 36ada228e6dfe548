import ReminderCore

/// Reads values that have to be of some kind, and notes a fault when they are not.
///
/// `what` names the value in the fault, such as `'path'`; `example` is how it is written in whole.
/// No fault here quotes the value, which may be a secret, unless it has to be one of a few words.
extension FaultCollector {
    /// The text of `node`, on one line and not empty.
    package func text(_ node: LocatedNode, _ what: String, example: String) -> LocatedText? {
        guard case .scalar(let text, _) = node.content, node.isText else {
            wrongKind(node, what, wanted: "a text", example: example)
            return nil
        }
        return singleLine(text, of: node, what, example: example)
    }

    /// The text of `node`, also when YAML takes it for a number or a truth value: a name, a length of time.
    package func word(_ node: LocatedNode, _ what: String, example: String) -> LocatedText? {
        guard case .scalar(let text, _) = node.content else {
            wrongKind(node, what, wanted: "a text", example: example)
            return nil
        }
        return singleLine(text, of: node, what, example: example)
    }

    /// `true` or `false`.
    package func flag(_ node: LocatedNode, _ what: String) -> Bool? {
        guard case .scalar(let text, isPlain: true) = node.content, let flag = LocatedNode.truth(text) else {
            if case .null = node.content {
                error(at: node.location, "\(what) has no value", remedy: "write true or false after the ':'")
            } else {
                error(
                    at: node.location, "\(what) is neither true nor false",
                    remedy: "write true or false, without quotes")
            }
            return nil
        }
        return flag
    }

    /// A whole number in `bounds`.
    package func wholeNumber(
        _ node: LocatedNode, _ what: String, within bounds: ClosedRange<Int>, example: String
    ) -> Int? {
        guard case .scalar(let text, isPlain: true) = node.content, LocatedNode.isNumber(text) else {
            wrongKind(node, what, wanted: "a number", example: example)
            return nil
        }
        // YAML has more ways of writing numbers, such as `0x5` and `5.0`, and readers do not agree on them.
        let isDigits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isDigits, let number = Int(text), bounds.contains(number) else {
            error(
                at: node.location,
                "\(what) is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
                remedy: "write one, as in '\(example)'")
            return nil
        }
        return number
    }

    /// One of `words`.
    package func choice(_ node: LocatedNode, _ what: String, among words: [String], example: String) -> String? {
        guard let word = word(node, what, example: example) else { return nil }
        guard !words.contains(word.text) else { return word.text }
        error(
            at: word.location, "\(what) is \(quoted(word.text)), which is none of \(listed(words))",
            remedy: didYouMean(word.text, among: words) ?? "write one of them, as in '\(example)'")
        return nil
    }

    /// The items of a list, or the one value that stands in place of a list; never none.
    package func items(_ node: LocatedNode, _ what: String, example: String) -> [LocatedNode]? {
        switch node.content {
        case .scalar:
            return [node]
        case .list(let items) where !items.isEmpty:
            return items
        case .list:
            error(at: node.location, "\(what) is an empty list", remedy: "write at least one, as in '\(example)'")
        case .map, .null:
            wrongKind(node, what, wanted: "a list", example: example)
        }
        return nil
    }

    /// The entries of a map, the first for each key; none when nothing stands there.
    package func entries(_ node: LocatedNode, _ what: String, example: String) -> [LocatedEntry]? {
        var seen: Set<String> = []
        return allEntries(node, what, example: example)?.filter { seen.insert($0.key.text).inserted }
    }

    /// The entries of a map, also those whose key came before; none when nothing stands there.
    func allEntries(_ node: LocatedNode, _ what: String, example: String) -> [LocatedEntry]? {
        switch node.content {
        case .null:
            return []
        case .map(let entries):
            return entries
        case .scalar, .list:
            wrongKind(node, what, wanted: "a map", example: example)
            return nil
        }
    }

    /// What stands in a map under `keys`; a fault is noted for every other key.
    ///
    /// - Parameter owner: What has these keys, such as `a rule`.
    package func values(
        _ node: LocatedNode, _ what: String, keys: [String], of owner: String, example: String
    ) -> [String: LocatedNode]? {
        guard let entries = entries(node, what, example: example) else { return nil }
        var values: [String: LocatedNode] = [:]
        for entry in entries {
            let key = entry.key.text
            if keys.contains(key) {
                values[key] = entry.value
            } else {
                error(
                    at: entry.key.location, "unknown key \(quoted(key)) in \(what)",
                    remedy: didYouMean(key, among: keys) ?? "the keys of \(owner) are \(listed(keys))")
            }
        }
        return values
    }

    /// Notes that `node` is of the wrong kind.
    package func wrongKind(_ node: LocatedNode, _ what: String, wanted: String, example: String) {
        switch node.content {
        case .null:
            error(at: node.location, "\(what) has no value", remedy: "write one, as in '\(example)'")
        case .scalar where wanted == "a text":
            error(
                at: node.location, "\(what) is \(node.kindInWords), not \(wanted)",
                remedy: "put it in quotes if it is meant as a text")
        default:
            error(
                at: node.location, "\(what) is \(node.kindInWords), not \(wanted)",
                remedy: "write it as in '\(example)'")
        }
    }

    /// The outcome of `read`, or nil after noting what it objects to.
    func checked<Value>(at location: Diagnostic.Location, _ read: () throws(Objection) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            self.error(at: location, error.problem, remedy: error.remedy)
            return nil
        }
    }

    private func singleLine(_ text: String, of node: LocatedNode, _ what: String, example: String) -> LocatedText? {
        if text.allSatisfy({ $0 == " " }) {
            error(at: node.location, "\(what) is empty", remedy: "write a value, as in '\(example)'")
            return nil
        }
        if text.unicodeScalars.contains(where: isControl) {
            error(
                at: node.location, "\(what) has a line break or another control character in it",
                remedy: "write it on one line, as in '\(example)'")
            return nil
        }
        return LocatedText(text, at: node.location)
    }
}
