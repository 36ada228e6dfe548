/// Percent-encoding (RFC 3986, 2.1).
package enum Percent {
    /// `text` in characters that mean nothing in any part of an address.
    package static func encoded(_ text: String) -> String { encoded(text, but: []) }

    /// Names and values as `application/x-www-form-urlencoded` has them, with every ``Blank`` in a value as it is.
    package static func form(_ fields: [(name: String, value: String)]) -> [UInt8] {
        Array(fields.map { "\(encoded($0.name))=\(encodedAroundBlanks($0.value))" }.joined(separator: "&").utf8)
    }

    private static func encodedAroundBlanks(_ text: String) -> String {
        text.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset % 2 == 0 ? encoded(String($0.element)) : String($0.element) }.joined(separator: "\u{1}")
    }

    /// `text` as one step of a path (RFC 3986, 3.3): it cannot be more than that step.
    package static func encodedStep(_ text: String) -> String {
        // A step of dots would lead elsewhere.
        text.allSatisfy { $0 == "." } ? text.map { _ in "%2E" }.joined() : encoded(text, but: stepCharacters)
    }

    private static let stepCharacters = Set("!$&'()*+,;=:@".utf8)

    private static func encoded(_ text: String, but allowed: Set<UInt8>) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where allowed.contains(byte): encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
