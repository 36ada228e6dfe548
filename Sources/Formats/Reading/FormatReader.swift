import CivilTime
package import ReminderCore
package import Settings

/// Reads the file of a chat service, or finds everything that is wrong with it.
package struct FormatReader: Sendable {
    private let schemes: [SchemeSchema]

    /// - Parameter schemes: What can sign or authorise requests.
    package init(schemes: [SchemeSchema]) { self.schemes = schemes }

    private static let keys = [
        "service", "about", "settings", "main", "address", "request", "plain", "dialect", "dialects", "limits", "rate",
        "concurrency", "idempotent", "scheme", "answer", "faults", "reply", "edit", "listen",
    ]
    /// The largest body of a format that does not say, in bytes.
    private static let largestBody = 60_000

    /// What was read of a file.
    package struct Reading: Sendable {
        /// Nil when something is wrong with it.
        package let format: Format?
        /// What can be configured, even then, so that a channel of the kind does not seem to be at fault; nil when the
        /// file does not say.
        package let schema: KindSchema?
        /// All that is wrong.
        package let faults: [Diagnostic]
    }

    /// The format in `text`, called `name`.
    package func read(_ text: ConfigurationText, named name: String) -> Reading {
        let faults = FaultCollector()
        guard let root = YAMLDocument.root(of: text, faults: faults) else {
            return Reading(format: nil, schema: nil, faults: faults.diagnostics())
        }
        var schema: KindSchema?
        let format = format(root, named: name, namesThread: text.text.contains("{thread}"), faults, &schema)
        return Reading(format: faults.hasErrors ? nil : format, schema: schema, faults: faults.diagnostics())
    }

    private func format(
        _ root: LocatedNode, named name: String, namesThread: Bool, _ faults: FaultCollector,
        _ known: inout KindSchema?
    ) -> Format? {
        guard
            let values = faults.values(
                root, "the format", keys: Self.keys, of: "a format", example: "service: Slack")
        else { return nil }
        func word(_ key: String, example: String) -> String? {
            values[key].flatMap { faults.word($0, "'\(key)'", example: "\(key): \(example)")?.text }
        }
        guard let service = word("service", example: "Slack") else {
            if values["service"] == nil {
                faults.error(at: root.location, "the format has no 'service'", remedy: "add it, as in 'service: Slack'")
            }
            return nil
        }
        let scheme = values["scheme"].flatMap { node in
            faults.choice(node, "'scheme'", among: schemes.map(\.name), example: "scheme: lark")
        }.flatMap { chosen in schemes.first { $0.name == chosen } }
        let settings = SettingsReader(faults: faults).settings(values["settings"], and: scheme?.fields ?? [])
        let schema = schema(name, settings.fields, values, faults)
        known = schema

        let (dialects, dialect) = self.dialects(values, faults)
        let leaves = LeafReader(
            settings: Set(settings.fields.map(\.name)), schemeValues: Set(scheme?.values ?? []), faults: faults)
        let trees = TreeReader(leaves: leaves, dialects: dialects, dialect: dialect, faults: faults)
        let requests = RequestReader(trees: trees, faults: faults)
        let answer = AnswerReader(faults: faults).rule(values["answer"], faults: values["faults"])
        let reply = values["reply"].map { requests.amendment($0, "'reply'") }
        let edit = values["edit"].map { requests.amendment($0, "'edit'") }
        if let node = values["edit"], let answer, answer.reference == nil {
            faults.error(
                at: node.location, "'edit' has nothing to edit: 'answer' does not say where the 'reference' is",
                remedy: "add it, as in 'answer: { reference: result.message_id }'")
        }
        let (manner, largestBody) = limits(values["limits"], dialect, faults)
        let rate = values["rate"].flatMap { self.rate($0, faults) }
        let concurrency = values["concurrency"].flatMap {
            faults.wholeNumber($0, "'concurrency'", within: 1...32, example: "concurrency: 1")
        }
        let isIdempotent = values["idempotent"].flatMap { faults.flag($0, "'idempotent'") }
        guard let node = values["request"] else {
            faults.error(
                at: root.location, "the format has no 'request'", remedy: "add it, with 'url:' and 'json:' or 'form:'")
            return nil
        }
        let request = requests.request(node, "'request'")
        for (key, amendment) in [("reply", reply), ("edit", edit)] {
            guard let request, let amendment = amendment ?? nil, !request.canBeMerged(with: amendment) else { continue }
            faults.error(
                at: values[key]?.location ?? root.location,
                "'\(key)' has a map where 'request' has a condition, which it would take the place of",
                remedy: "put the condition deeper into 'request', or write the whole of it in '\(key)', too")
        }
        guard let plainNode = values["plain"] else {
            faults.error(
                at: root.location, "the format has no 'plain'",
                remedy: "add the body in its plainest form, as in 'plain: { text: \"{summary}\" }'")
            return nil
        }
        let listen = values["listen"].flatMap { node in
            ListenReader(
                requests: requests, notice: request, answer: answer ?? AnswerRule(),
                settings: Set(settings.fields.map(\.name)), faults: faults
            ).rule(node)
        }
        guard let plain = requests.body(plainNode, like: request?.body), let request, let answer else { return nil }
        return Format(
            service: service, about: word("about", example: "where to get a token") ?? "", schema: schema,
            defaults: settings.defaults, request: request, reply: reply?.map { request.merged(with: $0) },
            edit: edit?.map { request.merged(with: $0) }, plain: plain, manner: manner, largestBody: largestBody,
            rate: rate, concurrency: concurrency ?? 8, isIdempotent: isIdempotent ?? false, scheme: scheme?.name,
            answer: answer, listen: listen, namesThread: namesThread)
    }

    private func schema(
        _ name: String, _ fields: [SettingField], _ values: [String: LocatedNode], _ faults: FaultCollector
    ) -> KindSchema {
        let names = fields.map(\.name)
        let main = values["main"].flatMap {
            faults.choice($0, "'main'", among: names, example: "main: \(names.first ?? "url")")
        }
        let address = values["address"].flatMap { node -> ShortAddress? in
            guard let text = faults.word(node, "'address'", example: "address: \"\(name)+{url}\"") else { return nil }
            if let address = ShortAddress(text.text), Set(address.settings).isSubset(of: names) { return address }
            faults.error(
                at: text.location, "'address' is not a text with settings in braces, parted by other characters",
                remedy: "write it as in '\(name)+{url}'")
            return nil
        }
        return KindSchema(
            name, mainField: main, fields: fields, address: address, hears: values["listen"] != nil)
    }

    private func dialects(
        _ values: [String: LocatedNode], _ faults: FaultCollector
    ) -> (all: [String: Dialect], chosen: Dialect) {
        var dialects = ["plain": Dialect.plain, "html": .html]
        if let node = values["dialects"] {
            let reader = DialectReader(faults: faults)
            for entry in faults.entries(node, "'dialects'", example: "dialects: { text: {…} }") ?? [] {
                // One with a fault is there all the same, or everything that uses it would seem to be at fault.
                dialects[entry.key.text] = reader.dialect(entry) ?? Dialect(name: entry.key.text)
            }
        }
        let chosen = values["dialect"].flatMap {
            faults.choice($0, "'dialect'", among: dialects.keys.sorted(), example: "dialect: html")
        }
        return (dialects, chosen.flatMap { dialects[$0] } ?? .plain)
    }

    private func limits(
        _ node: LocatedNode?, _ dialect: Dialect, _ faults: FaultCollector
    ) -> (Filling.Manner, largestBody: Int) {
        var manner = Filling.Manner(dialect: dialect)
        var largestBody = Self.largestBody
        let parts = MessageText.Part.allCases
        guard let node,
            let values = faults.values(
                node, "'limits'", keys: ["unit", "body"] + parts.map(\.rawValue), of: "'limits'",
                example: "limits: { unit: utf16, message: 4096 }")
        else { return (manner, largestBody) }
        if let unit = values["unit"] {
            let word = faults.choice(
                unit, "'unit'", among: TextUnit.allCases.map(\.rawValue), example: "unit: characters")
            manner.unit = word.flatMap(TextUnit.init) ?? .characters
        }
        if let body = values["body"] {
            let number = faults.wholeNumber(body, "'body'", within: 500...1_000_000, example: "body: 28000")
            largestBody = number ?? largestBody
        }
        for part in parts {
            guard let node = values[part.rawValue] else { continue }
            manner.limits[part] = faults.wholeNumber(
                node, "'\(part.rawValue)'", within: 100...1_000_000, example: "\(part.rawValue): 4096")
        }
        return (manner, largestBody)
    }

    private func rate(_ node: LocatedNode, _ faults: FaultCollector) -> Rate? {
        let example = "rate: { every: 1s, burst: 4 }"
        guard let values = faults.values(node, "'rate'", keys: ["every", "burst"], of: "a rate", example: example),
            let every = values["every"].flatMap({
                faults.duration($0, "'every'", within: .seconds(1) ... .seconds(86_400), example: example)
            })
        else {
            if !faults.hasErrors {
                faults.error(at: node.location, "'rate' has no 'every'", remedy: "write it as in '\(example)'")
            }
            return nil
        }
        let burst = values["burst"].flatMap {
            faults.wholeNumber($0, "'burst'", within: 1...1000, example: example)
        }
        return Rate(every: every, burst: burst ?? 1)
    }
}
