/// Names and values as `application/x-www-form-urlencoded` writes them (WHATWG URL, 5.2).
struct FormBody: Sendable {
    /// What is sent.
    let bytes: [UInt8]

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    init(_ fields: [(name: String, value: String)]) {
        bytes = Array(
            fields.map { Self.encoded($0.name) + [UInt8(ascii: "=")] + Self.encoded($0.value) }.joined(
                separator: [UInt8(ascii: "&")]))
    }

    private static func encoded(_ text: String) -> [UInt8] {
        text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                [byte]
            case UInt8(ascii: " "): [UInt8(ascii: "+")]
            default: [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
    }
}
