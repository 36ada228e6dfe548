/// A text that grows piece by piece.
///
/// A notice and its lines in the log are put together out of some two hundred pieces. As bytes at the end of an array each
/// costs what it takes to copy it; `+=` of a `String` asks so much before it copies that it takes five times as long.
package struct TextBuilder: Sendable {
    /// What there is so far, in UTF-8.
    package private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: How many bytes there will hardly be more of; if there are, it is only slower.
    package init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// What there is so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds one character of ASCII at the end.
    package mutating func add(ascii character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

    /// Adds a text of the program's own at the end.
    package mutating func add(_ piece: StaticString) { piece.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// Adds `piece` at the end.
    package mutating func add(_ piece: String) {
        if piece.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
            bytes.append(contentsOf: piece.utf8)
        }
    }
}
