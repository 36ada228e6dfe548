/// A reading place in a short value, for the little grammars of dates, durations and rules.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// A place before the first of `bytes`.
    init(_ bytes: ArraySlice<UInt8>) { (self.bytes, position) = (bytes, bytes.startIndex) }

    /// Whether everything was read.
    var isAtEnd: Bool { position == bytes.endIndex }

    /// The next byte, not yet read.
    var next: UInt8? { isAtEnd ? nil : bytes[position] }

    /// Reads the next byte, in upper case, or nil at the end.
    mutating func takeLetter() -> UInt8? {
        guard let byte = next else { return nil }
        position += 1
        return byte.uppercased
    }

    /// Reads `byte` if it comes next.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    /// Reads exactly `count` digits.
    mutating func digits(_ count: Int) -> Int? {
        guard bytes.endIndex - position >= count else { return nil }
        var number = 0
        for index in position..<position + count {
            guard bytes[index].isDigit else { return nil }
            number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
        }
        position += count
        return number
    }

    /// Reads a number of one digit or more; too great a one is read as `ceiling`.
    mutating func number(upTo ceiling: Int = 1 << 40) -> Int? {
        guard let first = next, first.isDigit else { return nil }
        var number = 0
        while let byte = next, byte.isDigit {
            number = min(ceiling, number * 10 + Int(byte - UInt8(ascii: "0")))
            position += 1
        }
        return number
    }

    /// Reads a sign, if there is one: -1 for a minus, else 1.
    mutating func sign() -> Int {
        if take("-") { return -1 }
        _ = take("+")
        return 1
    }
}
