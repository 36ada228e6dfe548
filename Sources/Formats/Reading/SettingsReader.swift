import ReminderCore
import Settings

/// Reads which settings a service needs.
struct SettingsReader {
    let faults: FaultCollector

    private static let keys = ["form", "optional", "default", "choice"]
    private static let forms = ["text", "url", "secret", "flag"]

    /// The settings in `node`, and those that a scheme needs besides.
    func settings(
        _ node: LocatedNode?, and others: [SettingField]
    ) -> (fields: [SettingField], defaults: [String: String]) {
        var fields: [SettingField] = []
        var defaults: [String: String] = [:]
        let entries = node.flatMap { faults.entries($0, "'settings'", example: "settings: { url: { form: url } }") }
        for entry in entries ?? [] {
            let name = entry.key.text
            guard isFree(entry.key),
                let values = faults.values(
                    entry.value, "the setting \(quoted(name))", keys: Self.keys, of: "a setting",
                    example: "\(name): { form: text }")
            else { continue }
            // One whose form is at fault is known all the same, or everything that uses it would seem to be.
            let form = form(values, of: entry) ?? .text
            var isRequired = true
            if let optional = values["optional"] { isRequired = faults.flag(optional, "'optional'") != true }
            if let node = values["default"] {
                isRequired = false
                defaults[name] = self.default(node, for: form)
            }
            fields.append(isRequired ? .required(name, form) : .optional(name, form))
        }
        // A scheme knows best how its settings have to look.
        return (fields.filter { field in !others.contains { $0.name == field.name } } + others, defaults)
    }

    /// What is meant where a setting is left out; nil for a flag that is not set, and after a fault.
    private func `default`(_ node: LocatedNode, for form: SettingField.Form) -> String? {
        if form == .flag { return faults.flag(node, "'default'") == true ? "true" : nil }
        guard let word = faults.word(node, "'default'", example: "default: https://ntfy.sh") else { return nil }
        switch form {
        case .url where !["http://", "https://"].contains(where: word.text.hasPrefix):
            faults.error(
                at: word.location, "'default' is no address",
                remedy: "begin it with 'https://', as in 'https://ntfy.sh'")
            return nil
        case .choice(let words) where !words.contains(word.text):
            faults.error(
                at: word.location, "'default' is \(quoted(word.text)), which is none of \(listed(words))",
                remedy: "write one of them")
            return nil
        default: return word.text
        }
    }

    private func form(_ values: [String: LocatedNode], of entry: LocatedEntry) -> SettingField.Form? {
        if let node = values["choice"] {
            guard let items = faults.items(node, "'choice'", example: "choice: [a, b]") else { return nil }
            let words = items.compactMap { faults.word($0, "an item of 'choice'", example: "choice: [a, b]")?.text }
            return words.count == items.count ? .choice(words) : nil
        }
        guard let node = values["form"] else {
            faults.error(
                at: entry.key.location, "the setting \(quoted(entry.key.text)) has no 'form'",
                remedy: "write one of \(listed(Self.forms)), as in '\(entry.key.text): { form: text }'")
            return nil
        }
        switch faults.choice(node, "'form'", among: Self.forms, example: "form: text") {
        case "text": return .text
        case "url": return .url
        case "secret": return .secret
        case "flag": return .flag
        default: return nil
        }
    }

    /// Whether the name means nothing else in a format or a channel.
    private func isFree(_ name: LocatedText) -> Bool {
        let isWord = name.text.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil
        let isTaken =
            Value.Text(rawValue: name.text) != nil || MessageText.Part(rawValue: name.text) != nil
            || ["line", "section", "item", "language", "fallback", "template", "commands", ListenRule.bookmarkName]
                .contains(name.text)
        if isWord, !isTaken { return true }
        faults.error(
            at: name.location, "a setting cannot be called \(quoted(name.text))",
            remedy: isTaken
                ? "that is something else already; choose another name" : "write small letters, digits and '-'")
        return false
    }
}
