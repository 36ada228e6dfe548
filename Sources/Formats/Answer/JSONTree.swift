import FoundationEssentials

/// A JSON text that a service answered.
package enum JSONTree: Hashable, Sendable {
    case null
    case flag(Bool)
    /// In digits: a message's name may have more than fit in a floating point number.
    case number(String)
    case text(String)
    case list([JSONTree])
    case map([String: JSONTree])

    /// The tree in `body`; nil when that is no JSON object or list, or not all of one.
    package init?(_ body: [UInt8]) {
        // Nothing else begins one; a long page of HTML need not be looked at.
        guard let first = body.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
            [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first),
            let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(body))
        else { return nil }
        self = tree
    }

    /// What is at `path`, or nil.
    subscript(_ path: JSONPath) -> JSONTree? {
        var tree = self
        for step in path.steps {
            switch tree {
            case .map(let members):
                guard let next = members[step] else { return nil }
                tree = next
            case .list(let items):
                guard let index = Int(step), items.indices.contains(index) else { return nil }
                tree = items[index]
            case .null, .flag, .number, .text: return nil
            }
        }
        return tree
    }

    /// It as a text: a number in digits, `true` or `false`; nil for null, a list or a map.
    var word: String? {
        switch self {
        case .text(let text): text
        case .number(let number): number
        case .flag(let flag): flag ? "true" : "false"
        case .null, .list, .map: nil
        }
    }
}

extension JSONTree: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // What there is most of comes first: each try that fails is an error that is made.
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let members = try? container.decode([String: JSONTree].self) {
            self = .map(members)
        } else if let items = try? container.decode([JSONTree].self) {
            self = .list(items)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(String(number))
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if container.decodeNil() {
            self = .null
        } else if let number = try? container.decode(UInt64.self) {
            self = .number(String(number))
        } else {
            self = .number(String(try container.decode(Double.self)))
        }
    }
}
