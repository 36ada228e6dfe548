/// The bytes of a text as somebody means them who wrote it in an address, in JSON or in HTML: `%2F`, `%252F`, `\/`,
/// `\u002F`, `&#x2F;` and `&#47;` are each one `/`.
struct EncodedBytes {
    /// The bytes that are meant.
    let decoded: [UInt8]
    /// The same in lower case, so that they can be compared; a `+` may stand for a space.
    let folded: [UInt8]
    /// Where in the text each of them begins, and at the end where the text ends.
    let starts: [Int]

    init(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var starts: [Int] = []
        var index = 0
        while index < bytes.count {
            let (byte, length) = Self.unit(of: bytes[index...])
            decoded.append(byte)
            starts.append(index)
            index += length
        }
        (self.decoded, self.starts) = (decoded, starts + [index])
        folded = decoded.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "+"): UInt8(ascii: " ")
            default: byte
            }
        }
    }

    /// The byte that is meant at the beginning of `rest`, and how many bytes of the text say so.
    private static func unit(of rest: ArraySlice<UInt8>) -> (byte: UInt8, length: Int) {
        let first = rest[rest.startIndex]
        let tail = rest.dropFirst()
        switch first {
        case UInt8(ascii: "%"):
            guard let byte = hexadecimal(tail.prefix(2)) else { break }
            // An encoder may have been at work twice.
            if byte == UInt8(ascii: "%"), let inner = hexadecimal(tail.dropFirst(2).prefix(2)) { return (inner, 5) }
            return (byte, 3)
        case UInt8(ascii: "\\"):
            if let next = tail.first, "\"\\/".utf8.contains(next) { return (next, 2) }
            if tail.starts(with: "u00".utf8), let byte = hexadecimal(tail.dropFirst(3).prefix(2)), byte < 0x80 {
                return (byte, 6)
            }
        case UInt8(ascii: "&"):
            for (name, byte) in [("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\"")] as [(String, Character)]
            where tail.starts(with: name.utf8) {
                return (byte.asciiValue ?? first, 1 + name.utf8.count)
            }
            if tail.first == UInt8(ascii: "#") { return reference(tail.dropFirst()) ?? (first, 1) }
        default: break
        }
        return (first, 1)
    }

    /// A numeric reference of HTML, such as `x2F;` or `47;`, to a character of ASCII.
    private static func reference(_ text: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
        let digits = text.prefix(6).prefix { $0 != UInt8(ascii: ";") }
        guard text.dropFirst(digits.count).first == UInt8(ascii: ";") else { return nil }
        let written = String(decoding: digits, as: UTF8.self)
        let isHexadecimal = written.first == "x" || written.first == "X"
        guard let byte = isHexadecimal ? UInt8(written.dropFirst(), radix: 16) : UInt8(written), byte < 0x80 else {
            return nil
        }
        return (byte, 2 + digits.count + 1)
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
        // `UInt8` would take a sign as well.
        guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
