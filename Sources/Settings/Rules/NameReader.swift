import ReminderCore

/// Reads the names of calendars or channels where they are used.
struct NameReader {
    /// `calendar` or `channel`.
    let noun: String
    /// All names that are defined, or nil when a file that may define more cannot be read.
    let known: [String]?
    let faults: FaultCollector

    /// The name in `node`, or nil after noting a fault.
    ///
    /// - Parameter what: Where the name is written, such as `'fallback'`.
    func name(in node: LocatedNode, _ what: String, example: String) -> LocatedText? {
        guard let name = faults.word(node, what, example: example) else { return nil }
        guard let known, !known.contains(name.text) else { return name }
        faults.error(
            at: name.location, "there is no \(noun) \(quoted(name.text))",
            remedy: didYouMean(name.text, among: known)
                ?? (known.isEmpty
                    ? "define it under '\(noun)s:' first" : "the \(noun)s are \(listed(known.sorted()))"))
        return nil
    }

    /// The names in the list `node`, each once, or nil after noting a fault.
    ///
    /// - Parameter key: The key the list stands under.
    func names(in node: LocatedNode, _ key: String) -> [String]? {
        let example = "\(key): [\(known?.first ?? "team")]"
        guard let items = faults.items(node, "'\(key)'", example: example) else { return nil }
        var names: [String] = []
        var isSound = true
        for item in items {
            guard let name = name(in: item, "an item of '\(key)'", example: example) else {
                isSound = false
                continue
            }
            if names.contains(name.text) {
                isSound = false
                faults.error(
                    at: name.location, "the \(noun) \(quoted(name.text)) is written twice", remedy: "remove one of them"
                )
            }
            names.append(name.text)
        }
        return isSound ? names : nil
    }
}
