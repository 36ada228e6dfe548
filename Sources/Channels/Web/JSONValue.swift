import Formats

/// A JSON text as a tree: texts go in as they are and are escaped when the tree is written.
///
/// Unlike Foundation's encoder it keeps the keys in the order in which they were given, so that a
/// payload reads as its documentation does and is the same bytes every time, and it cannot fail.
indirect enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A key and its value.
    struct Member: Hashable, Sendable {
        let key: String
        let value: JSONValue
    }

    /// The text, or null when it is empty.
    init(orNull text: String) { self = text.isEmpty ? .null : .text(text) }

    /// The text, or as many of its first characters as are written in `room` bytes, with an ellipsis after them.
    init(_ text: String, fitting room: Int) {
        let quotes = 2
        // No byte is written in more than six.
        if text.utf8.count * 6 <= room || JSONValue.text(text).bytes.count <= room + quotes {
            self = .text(text)
            return
        }
        var rest = room - "…".utf8.count
        var kept = ""
        for character in text {
            rest -= JSONValue.text(String(character)).bytes.count - quotes
            if rest < 0 { break }
            kept.append(character)
        }
        self = .text(kept + "…")
    }

    /// The tree in UTF-8, without white space.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .text(let text): JSONText.write(text, to: &bytes)
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONText.write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(booleanLiteral flag: Bool) { self = .flag(flag) }
    init(arrayLiteral values: JSONValue...) { self = .list(values) }
    init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { Member(key: $0.0, value: $0.1) })
    }
}
