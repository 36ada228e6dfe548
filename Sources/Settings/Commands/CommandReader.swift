import ReminderCore

/// Reads who may write commands where a channel posts.
struct CommandReader {
    /// What a channel can be.
    let kinds: [KindSchema]
    let faults: FaultCollector

    static let keys = ["from"]
    private static let example = "commands: { from: [\"@an\"] }"
    /// The word that lets everybody who reads a room command it.
    private static let anyone = "anyone"

    /// The settings in `node`, of a channel of the kind called `kind`; nil after a fault.
    func commands(_ node: LocatedNode, of kind: String) -> CommandSettings? {
        guard let values = faults.values(node, "'commands'", keys: Self.keys, of: "'commands'", example: Self.example)
        else { return nil }
        let hearing = kinds.filter(\.hears).map(\.name).sorted()
        guard hearing.contains(kind) else {
            faults.error(
                at: node.location, "a channel of the kind '\(kind)' hears nobody",
                remedy: hearing.isEmpty ? "remove 'commands'" : "remove 'commands'; it is for \(listed(hearing))")
            return nil
        }
        guard let from = values["from"] else {
            faults.error(
                at: node.location, "'commands' does not say who may write them",
                remedy: "add 'from', as in '\(Self.example)', or 'from: \(Self.anyone)'")
            return nil
        }
        guard let items = faults.items(from, "'from'", example: Self.example) else { return nil }
        let words = items.compactMap { faults.word($0, "an item of 'from'", example: Self.example)?.text }
        guard words.count == items.count else { return nil }
        guard words.contains(Self.anyone) else { return CommandSettings(from: words) }
        if words.count == 1 { return CommandSettings(from: nil) }
        faults.error(
            at: from.location, "'from' names anyone and others besides",
            remedy: "write either '\(Self.anyone)' or names")
        return nil
    }
}
