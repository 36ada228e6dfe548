import ReminderCore
import Settings

/// Reads where a service's answer says what, and what can be wrong.
struct AnswerReader {
    let faults: FaultCollector

    private static let keys = ["delivered", "state", "reference", "error", "wait", "wait-ms", "remember"]
    private static let faultKeys = ["status", "words", "contains", "has", "then", "say", "remember"]

    /// What `answer` and `rules` say; what is left out is as for any service. Nil after a fault.
    func rule(_ answer: LocatedNode?, faults rules: LocatedNode?) -> AnswerRule? {
        var rule = AnswerRule()
        var isSound = true
        func read<Result>(_ node: LocatedNode?, _ reading: (LocatedNode) -> Result?) -> Result? {
            guard let node else { return nil }
            let result = reading(node)
            if result == nil { isSound = false }
            return result
        }
        if let answer {
            guard
                let values = faults.values(
                    answer, "'answer'", keys: Self.keys, of: "an answer", example: "answer: { reference: result.id }")
            else { return nil }
            if let node = values["delivered"] {
                if let conditions = conditions(node, "'delivered'") {
                    rule.delivered = conditions
                } else {
                    isSound = false
                }
            }
            rule.isAccepted =
                read(values["state"]) {
                    faults.choice($0, "'state'", among: ["delivered", "accepted"], example: "state: accepted")
                } == "accepted"
            rule.reference = read(values["reference"]) { path($0, "'reference'") }
            rule.error = read(values["error"]) { paths($0, "'error'") } ?? []
            rule.wait = read(values["wait"]) { path($0, "'wait'") }
            rule.waitMilliseconds = read(values["wait-ms"]) { path($0, "'wait-ms'") }
            rule.remember = read(values["remember"]) { remember($0) } ?? [:]
        }
        if let rules {
            guard let found = self.faults(rules) else { return nil }
            rule.faults = found
        }
        return isSound ? rule : nil
    }

    /// What can be wrong; nil after a fault.
    func faults(_ node: LocatedNode) -> [FaultRule]? {
        guard
            let items = faults.items(node, "'faults'", example: "faults: [{ words: [gone], then: mend-channel }]")
        else { return nil }
        let found = items.compactMap(fault)
        return found.count == items.count ? found : nil
    }

    /// One condition or a list of them, any of which does; nil after a fault.
    ///
    /// - Parameter what: The key it stands under, such as `'delivered'`.
    func conditions(_ node: LocatedNode, _ what: String) -> [AnswerRule.Delivered]? {
        let alternatives = if case .list(let items) = node.content { items } else { [node] }
        let found = alternatives.compactMap { condition($0, what) }
        return found.count == alternatives.count ? found : nil
    }

    private func condition(_ node: LocatedNode, _ what: String) -> AnswerRule.Delivered? {
        var rule = AnswerRule.Delivered()
        guard
            let values = faults.values(
                node, what, keys: ["status", "text", "has", "is"], of: what,
                example: "\(what.filter { $0 != "'" }): { is: { ok: true } }")
        else { return nil }
        if let status = values["status"] {
            guard let statuses = statuses(status) else { return nil }
            rule.statuses = statuses
        }
        if let text = values["text"] {
            guard let text = faults.word(text, "'text'", example: "text: ok") else { return nil }
            rule.text = text.text
        }
        if let has = values["has"] {
            guard let paths = paths(has, "'has'") else { return nil }
            rule.has = paths
        }
        if let equals = values["is"] {
            guard let entries = faults.entries(equals, "'is'", example: "is: { ok: true }") else { return nil }
            for entry in entries {
                guard let word = faults.word(entry.value, quoted(entry.key.text), example: "is: { ok: true }") else {
                    return nil
                }
                rule.equals[JSONPath(entry.key.text)] = word.text
            }
        }
        return rule
    }

    private func fault(_ node: LocatedNode) -> FaultRule? {
        guard
            let values = faults.values(
                node, "a fault", keys: Self.faultKeys, of: "a fault",
                example: "{ words: [gone], then: mend-channel, say: make a new one }")
        else { return nil }
        let consequences = FaultRule.Consequence.allCases.map(\.rawValue)
        guard let then = values["then"] else {
            faults.error(
                at: node.location, "a fault has no 'then'", remedy: "say what follows: \(listed(consequences))")
            return nil
        }
        guard let word = faults.choice(then, "'then'", among: consequences, example: "then: mend-channel"),
            let consequence = FaultRule.Consequence(rawValue: word)
        else { return nil }
        var fault = FaultRule(consequence: consequence)
        if let node = values["status"] {
            guard let statuses = statuses(node) else { return nil }
            fault.statuses = statuses
        }
        if let node = values["words"] {
            guard let items = faults.items(node, "'words'", example: "words: [gone]") else { return nil }
            fault.words = items.compactMap { faults.word($0, "a word", example: "words: [gone]")?.text }
            if fault.words.count != items.count { return nil }
        }
        if let node = values["contains"] {
            guard let text = faults.word(node, "'contains'", example: "contains: not found") else { return nil }
            fault.contains = text.text
        }
        if let node = values["has"] {
            guard let path = path(node, "'has'") else { return nil }
            fault.has = path
        }
        if let node = values["say"] {
            guard let text = faults.word(node, "'say'", example: "say: make a new webhook") else { return nil }
            fault.say = text.text
        }
        if let node = values["remember"] {
            guard let paths = remember(node) else { return nil }
            fault.remember = paths
        }
        guard ["status", "words", "contains", "has"].contains(where: { values[$0] != nil }) else {
            faults.error(
                at: node.location, "a fault says of no answer that it is this fault",
                remedy: "add one of 'status', 'words', 'contains', 'has'")
            return nil
        }
        return fault
    }

    private func statuses(_ node: LocatedNode) -> Set<Int>? {
        guard let items = faults.items(node, "'status'", example: "status: 200") else { return nil }
        let numbers = items.compactMap {
            faults.wholeNumber($0, "a status", within: 100...599, example: "status: 200")
        }
        return numbers.count == items.count ? Set(numbers) : nil
    }

    /// The path in `node`; nil after a fault.
    func path(_ node: LocatedNode, _ what: String) -> JSONPath? {
        guard let text = faults.word(node, what, example: "result.message_id") else { return nil }
        let path = JSONPath(text.text)
        if path.steps.isEmpty {
            faults.error(at: text.location, "\(what) is no path", remedy: "write names with dots between them")
            return nil
        }
        return path
    }

    /// The paths in `node`, one or several; nil after a fault.
    func paths(_ node: LocatedNode, _ what: String) -> [JSONPath]? {
        guard let items = faults.items(node, what, example: "error: [description]") else { return nil }
        let paths = items.compactMap { path($0, what) }
        return paths.count == items.count ? paths : nil
    }

    private func remember(_ node: LocatedNode) -> [String: JSONPath]? {
        guard let entries = faults.entries(node, "'remember'", example: "remember: { quota: data.quota }") else {
            return nil
        }
        var found: [String: JSONPath] = [:]
        for entry in entries {
            guard let path = path(entry.value, quoted(entry.key.text)) else { return nil }
            // Schemes keep things of their own, under names that no format can have.
            guard entry.key.text.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil else {
                faults.error(
                    at: entry.key.location, "nothing can be remembered as \(quoted(entry.key.text))",
                    remedy: "write small letters, digits and '-'")
                return nil
            }
            found[entry.key.text] = path
        }
        return found
    }
}
