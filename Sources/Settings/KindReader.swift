import ReminderCore

/// Reads what stands under the name of a channel or calendar: its kind with the kind's fields, and keys
/// that all kinds have in common.
struct KindReader {
    /// `channel` or `calendar`.
    let noun: String
    let schemas: [KindSchema]
    /// The keys that stand beside the kind.
    let commonKeys: [String]
    let fields: FieldReader
    let bareSecrets: BareSecrets
    let faults: FaultCollector

    /// What was read; `settings` is nil after a fault in the kind.
    struct Reading {
        let settings: KindSettings?
        let common: [String: LocatedNode]
    }

    /// The settings in `entry`, whose key is the name of the channel or calendar.
    func read(_ entry: LocatedEntry) -> Reading {
        let subject = "\(noun) '\(entry.key.text)'"
        if let line = OneLine(entry.value, schemas: schemas) {
            bareSecrets.note(
                entry.value, "the address", remedy: "\(entry.key.text): { credential: \(entry.key.text)-address }")
            return Reading(settings: line.settings(subject, with: fields, faults), common: [:])
        }
        let example = schemas.first.map(Self.example) ?? ""
        guard let entries = faults.entries(entry.value, subject, example: "\(entry.key.text): { \(example) }") else {
            return Reading(settings: nil, common: [:])
        }
        let kinds = entries.compactMap { entry in
            schemas.first { $0.name == entry.key.text }.map { (schema: $0, entry: entry) }
        }
        var common: [String: LocatedNode] = [:]
        var beside: [LocatedEntry] = []
        var unknown: [LocatedText] = []
        for entry in entries where !kinds.contains(where: { $0.entry == entry }) {
            if commonKeys.contains(entry.key.text) {
                common[entry.key.text] = entry.value
            } else if kinds.count == 1, mayStand(entry.key.text, beside: kinds[0].entry, of: kinds[0].schema) {
                beside.append(entry)
            } else {
                unknown.append(entry.key)
            }
        }
        report(unknown, of: subject, hasKind: !kinds.isEmpty)
        guard let first = kinds.first else {
            if unknown.isEmpty {
                faults.error(
                    at: entry.key.location, "\(subject) has no kind",
                    remedy: "add one of \(listed(schemas.map(\.name).sorted())), as in '\(example)'")
            }
            return Reading(settings: nil, common: common)
        }
        for other in kinds.dropFirst() {
            faults.error(
                at: other.entry.key.location,
                "\(subject) has two kinds, '\(first.schema.name)' and '\(other.schema.name)'",
                remedy: "keep one, and give the other a \(noun) of its own")
        }
        let settings = kinds.map { self.settings(of: $0.schema, in: $0.entry, and: beside) }
        return Reading(settings: kinds.count == 1 ? settings[0] : nil, common: common)
    }

    private func report(_ unknown: [LocatedText], of subject: String, hasKind: Bool) {
        let names = schemas.map(\.name).sorted()
        for key in unknown {
            let isLikeCommon = Likeness.nearest(to: key.text, among: commonKeys) != nil
            if hasKind || isLikeCommon {
                faults.error(
                    at: key.location, "unknown key \(quoted(key.text)) in \(subject)",
                    remedy: didYouMean(key.text, among: commonKeys)
                        ?? "beside its kind, a \(noun) may have \(listed(commonKeys)); a kind's own keys stand below the kind"
                )
            } else {
                faults.error(
                    at: key.location, "unknown kind \(quoted(key.text)) of \(subject)",
                    remedy: didYouMean(key.text, among: names) ?? "the kinds of \(noun) are \(listed(names))")
            }
        }
    }

    /// Whether a field of the kind may stand beside it: its main field is written in the short way.
    private func mayStand(_ key: String, beside entry: LocatedEntry, of schema: KindSchema) -> Bool {
        guard let main = schema.fields.first(where: { $0.name == schema.mainField }), key != main.name else {
            return false
        }
        return isShort(entry.value, for: main) && schema.fields.contains { $0.name == key }
    }

    private func settings(of schema: KindSchema, in entry: LocatedEntry, and beside: [LocatedEntry]) -> KindSettings? {
        if let main = schema.fields.first(where: { $0.name == schema.mainField }), isShort(entry.value, for: main) {
            // Faults name the key that was written.
            bareSecrets.look(at: entry.value, as: .required(schema.name, main.form), of: schema, noun)
            let value = fields.value(of: .required(schema.name, main.form), in: entry.value)
            return read(beside, of: schema, value.map { [main.name: $0] } ?? [:], given: [main.name], at: entry.key)
        }
        guard
            let entries = faults.entries(entry.value, "'\(schema.name)'", example: Self.example(of: schema))
        else { return nil }
        return read(entries, of: schema, [:], given: [], at: entry.key)
    }

    private func read(
        _ entries: [LocatedEntry], of schema: KindSchema, _ known: [String: KindSettings.Value], given: Set<String>,
        at key: LocatedText
    ) -> KindSettings? {
        let what = "'\(schema.name)'"
        var (values, given) = (known, given)
        for item in entries {
            guard let field = schema.fields.first(where: { $0.name == item.key.text }) else {
                let names = schema.fields.map(\.name)
                faults.error(
                    at: item.key.location, "unknown key \(quoted(item.key.text)) in \(what)",
                    remedy: didYouMean(item.key.text, among: names)
                        ?? (names.isEmpty
                            ? "remove it: \(what) has no keys" : "the keys of \(what) are \(listed(names))"))
                continue
            }
            given.insert(field.name)
            bareSecrets.look(at: item.value, as: field, of: schema, noun)
            if let value = fields.value(of: field, in: item.value) { values[field.name] = value }
        }
        return complete(schema, values, given: given, at: key)
    }

    /// Whether `node` is the value of the main field itself: a plain value, or where a secret is kept.
    private func isShort(_ node: LocatedNode, for main: SettingField) -> Bool {
        switch node.content {
        case .scalar: true
        case .list: main.form == .mailboxes
        case .map(let entries):
            (main.form == .url || main.form == .secret || main.form == .place) && !entries.isEmpty
                && entries.allSatisfy { SecretReader.places.contains($0.key.text) }
        case .null: false
        }
    }

    private func complete(
        _ schema: KindSchema, _ values: [String: KindSettings.Value], given: Set<String>, at key: LocatedText
    ) -> KindSettings? {
        for field in schema.fields where field.isRequired && !given.contains(field.name) {
            faults.error(
                at: key.location, "'\(schema.name)' has no '\(field.name)'",
                remedy: "add it, as in '\(FieldReader.example(of: field))'")
        }
        let isWhole = schema.fields.allSatisfy { values[$0.name] != nil || !($0.isRequired || given.contains($0.name)) }
        return isWhole ? KindSettings(kind: schema.name, values: values) : nil
    }

    /// How a kind is written, for a remedy.
    private static func example(of schema: KindSchema) -> String {
        if let main = schema.fields.first(where: { $0.name == schema.mainField }) {
            return FieldReader.example(of: .required(schema.name, main.form))
        }
        let fields = schema.fields.filter(\.isRequired).map(FieldReader.example)
        return fields.isEmpty ? "\(schema.name): {}" : "\(schema.name): { \(fields.joined(separator: ", ")) }"
    }
}
