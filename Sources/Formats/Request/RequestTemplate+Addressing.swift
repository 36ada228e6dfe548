package import ReminderCore

extension RequestTemplate {
    /// What stands in braces in an address or a header, for one attempt.
    package struct Values: Sendable {
        let facts: NoticeFacts
        /// The text of a setting, of `scheme.NAME` or of `earlier.reference`; nil when it is not given.
        let setting: @Sendable (String) -> String?

        package init(_ facts: NoticeFacts, setting: @escaping @Sendable (String) -> String?) {
            (self.facts, self.setting) = (facts, setting)
        }

        func text(_ value: Value) -> String {
            switch value {
            case .text(.earlierReference): setting(Value.Text.earlierReference.rawValue) ?? ""
            case .text(let text): facts.text(text)
            case .setting(let name): setting(name) ?? ""
            case .scheme(let name): setting("scheme.\(name)") ?? ""
            case .styled: ""
            }
        }
    }

    /// The whole address: a setting at its beginning stands as it is, everything else is percent-encoded.
    package func address(_ values: Values) -> Secret {
        var address = ""
        for (index, part) in url.parts.enumerated() {
            switch part {
            case .literal(let text):
                // `{server}/x` is meant the same whether the server's address ends with a slash or not.
                address += address.hasSuffix("/") && text.hasPrefix("/") ? text.dropFirst() : text[...]
            case .value(let value): address += index == 0 ? values.text(value) : Percent.encodedStep(values.text(value))
            }
        }
        let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
        var (place, rest) = (String(address[..<end]), String(address[end...].prefix { $0 != "#" }))
        if let path {
            while place.hasSuffix("/") { place.removeLast() }
            place += encoded(path, values, Percent.encodedStep)
        }
        for field in query {
            let text = queried(field.text, values)
            if text.isEmpty { continue }
            rest += "\(rest.isEmpty ? "?" : "&")\(Percent.encoded(field.name))=\(text)"
        }
        return Secret(place + rest)
    }

    /// The headers that are not empty. None has a character in it that could end it.
    package func headers(_ values: Values) -> [(name: String, value: String)] {
        let written = headers.map { (name: $0.name.lowercased(), value: header($0.text, values)) }
        return written.filter { !$0.value.isEmpty }
    }

    /// User and password for basic authentication (RFC 7617), parted by a colon; nil when one of them is not
    /// given.
    package func credentials(_ values: Values) -> String? {
        basic.map { header($0, values) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func encoded(_ leaf: Leaf, _ values: Values, _ encode: (String) -> String) -> String {
        leaf.parts.map { part in
            switch part {
            case .literal(let text): text
            case .value(let value): encode(values.text(value))
            }
        }.joined()
    }

    /// A part of the query, of which nothing may end it.
    private func queried(_ leaf: Leaf, _ values: Values) -> String {
        leaf.parts.map { part in
            switch part {
            case .literal(let text): Percent.encoded(text)
            case .value(let value): Percent.encoded(values.text(value))
            }
        }.joined()
    }

    /// Empty when a value in it is.
    private func header(_ leaf: Leaf, _ values: Values) -> String {
        var text = ""
        for part in leaf.parts {
            switch part {
            case .literal(let literal): text += literal
            case .value(let value):
                let filled = values.text(value)
                if filled.isEmpty { return "" }
                text += filled
            }
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
