/// Writes a draft as a configuration file: into one that has the explanations and nothing else, or alone.
struct DraftText {
    private let draft: Draft

    init(_ draft: Draft) { self.draft = draft }

    /// The draft in `template`, whose comments stay where they are; what has no place there comes at the end.
    func filled(into template: String) -> String {
        var left = sections
        var general = self.general
        var lines: [String] = []
        for line in template.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let key = String(line.prefix { $0 != ":" })
            if let value = general.removeValue(forKey: key) {
                lines.append("\(key): \(value)")
            } else if line == "\(key):", let section = left.firstIndex(where: { $0.key == key }) {
                lines.append(line)
                lines += left.remove(at: section).lines
            } else {
                lines.append(line)
            }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        let missing = general.sorted { $0.key > $1.key }.map { "\($0.key): \($0.value)" }
        if !missing.isEmpty { lines += [""] + missing }
        for section in left { lines += ["", "\(section.key):"] + section.lines }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The draft alone, with a line above it that says where it is from.
    var alone: String { filled(into: "# Made by 'nhaclich init'.\n") }

    private var general: [String: String] {
        var general = ["timezone": draft.timezone, "language": draft.language].compactMapValues(\.self)
            .mapValues(YAMLText.scalar)
        if !draft.privateHosts.isEmpty {
            general["private-hosts"] = "[\(draft.privateHosts.map(YAMLText.scalar).joined(separator: ", "))]"
        }
        return general
    }

    private var sections: [(key: String, lines: [String])] {
        var sections: [(key: String, lines: [String])] = []
        if let calendar = draft.calendar { sections.append(("calendars", lines(of: calendar))) }
        if let channel = draft.channel { sections.append(("channels", lines(of: channel))) }
        if let calendar = draft.calendar, let channel = draft.channel, !draft.leads.isEmpty {
            let leads = draft.leads.map(YAMLText.scalar).joined(separator: ", ")
            sections.append(
                (
                    "rules",
                    [
                        "  \(draft.rule):", "    calendars: [\(calendar.name)]", "    remind: [\(leads)]",
                        "    channels: [\(channel.name)]",
                    ]
                ))
        }
        return sections
    }

    private func lines(of entry: Draft.Entry) -> [String] {
        let head = "  \(entry.name):"
        if entry.isShort, let only = entry.settings.first {
            return [head, "    \(entry.kind): \(Self.text(of: only.value))"]
        }
        if entry.settings.isEmpty { return [head, "    \(entry.kind): {}"] }
        return [head, "    \(entry.kind):"] + entry.settings.map { "      \($0.name): \(Self.text(of: $0.value))" }
    }

    private static func text(of value: Draft.Value) -> String {
        switch value {
        case .text(let text): YAMLText.scalar(text)
        case .texts(let texts): "[\(texts.map(YAMLText.scalar).joined(separator: ", "))]"
        case .plain(let text): text
        case .credential(let name, _): "{ credential: \(name) }"
        }
    }
}
