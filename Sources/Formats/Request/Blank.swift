/// A place in a stored body that is filled in at each attempt: for settings, so that no secret is stored and a setting
/// that was corrected reaches what waits, and for what a signing scheme makes.
///
/// It is a name between two bytes 01, which neither JSON nor a form can hold in any other place: whatever is written in a
/// notice is escaped.
package enum Blank {
    /// How the body around it is written.
    package enum Notation: String, Hashable, Sendable {
        case json, form
    }

    /// The byte on both sides of a name.
    static let mark: UInt8 = 1
    private static let edge = "\u{1}"

    /// The blank for the text called `name`.
    static func text(_ name: String) -> String { "\(edge)\(name)\(edge)" }

    /// The blank for the number called `name`: where it alone is a JSON text, the number replaces the quotation marks
    /// too.
    static func number(_ name: String) -> String { "\(edge)#\(name)\(edge)" }

    /// `body` with every blank filled in by `value`.
    package static func filled(
        _ body: [UInt8], in notation: Notation, _ value: (String) -> String
    ) -> [UInt8] {
        var rest = body[...]
        var filled: [UInt8] = []
        filled.reserveCapacity(body.count + 256)
        while let start = rest.firstIndex(of: mark), let end = rest[(start + 1)...].firstIndex(of: mark) {
            let name = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
            var (before, after) = (rest[..<start], rest[(end + 1)...])
            let isNumber = name.first == "#"
            let text = value(isNumber ? String(name.dropFirst()) : name)
            switch notation {
            case .form:
                filled += before
                filled += Percent.encoded(text).utf8
            case .json where isNumber && Self.isNumber(text) && before.last == quote && after.first == quote:
                before.removeLast()
                after.removeFirst()
                filled += before
                filled += text.utf8
            case .json:
                filled += before
                var written: [UInt8] = []
                JSONText.write(text, to: &written)
                filled += written.dropFirst().dropLast()
            }
            rest = after
        }
        return filled + rest
    }

    private static let quote = UInt8(ascii: "\"")

    /// Whether JSON takes `text` for a whole number.
    static func isNumber(_ text: String) -> Bool {
        let digits = text.first == "-" ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = digits.first, digits.count <= 19, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return digits.count == 1 || first != 0x30
    }
}
