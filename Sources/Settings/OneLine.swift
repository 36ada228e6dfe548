import ReminderCore

/// A channel that is written on one line, as in `room: "slack+https://…"`, or whose line is a secret kept elsewhere.
struct OneLine {
    private let node: LocatedNode
    private let schemas: [KindSchema]

    /// What stands under a channel's name; nil when that is not one line, or no kind can be written so.
    init?(_ node: LocatedNode, schemas: [KindSchema]) {
        let schemas = schemas.filter { $0.address != nil }
        if schemas.isEmpty { return nil }
        switch node.content {
        case .scalar: break
        case .map(let entries):
            guard !entries.isEmpty, entries.allSatisfy({ SecretReader.places.contains($0.key.text) }) else {
                return nil
            }
        case .null, .list: return nil
        }
        (self.node, self.schemas) = (node, schemas)
    }

    /// The settings that it stands for; nil after a fault. Nothing of the line is ever quoted: it may hold secrets.
    ///
    /// - Parameter subject: What it is of, such as `channel 'room'`.
    func settings(_ subject: String, with fields: FieldReader, _ faults: FaultCollector) -> KindSettings? {
        guard let line = fields.line(node, of: subject) else { return nil }
        let text = line.reveal()
        let candidates = schemas.filter { $0.address.map { text.hasPrefix($0.beginning) } == true }
        // `a+https://` is meant where `a+` is one, too.
        let schema = candidates.max { ($0.address?.beginning.count ?? 0) < ($1.address?.beginning.count ?? 0) }
        let beginnings = schemas.compactMap { $0.address?.beginning }.sorted()
        guard let schema, let address = schema.address else {
            faults.error(
                at: node.location, "the line of \(subject) is none of any service",
                remedy: "begin it with one of \(listed(beginnings)), or write the kind and its keys below the name")
            return nil
        }
        guard let parts = address.settings(in: text) else {
            faults.error(
                at: node.location, "the line of \(subject) is not whole",
                remedy: "write it as in '\(address.description)'")
            return nil
        }
        var values: [String: KindSettings.Value] = [:]
        for field in schema.fields {
            guard let part = parts[field.name] else {
                if !field.isRequired { continue }
                faults.error(
                    at: node.location, "the line of \(subject) cannot say its '\(field.name)'",
                    remedy: "write the kind '\(schema.name)' and its keys below the name")
                return nil
            }
            let written = LocatedNode(.scalar(part, isPlain: false), at: node.location)
            guard let value = fields.value(of: field, in: written) else { return nil }
            values[field.name] = value
        }
        return KindSettings(kind: schema.name, values: values)
    }
}
