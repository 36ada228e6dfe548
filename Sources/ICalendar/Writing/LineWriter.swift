import CivilTime

/// Writes content lines into one buffer: folded, each ended with CRLF (RFC 5545, 3.1).
///
/// Names and parameters are the program's own and need no quotes; values come from strangers, and whatever is in one
/// stays in its line.
struct LineWriter {
    /// Everything written.
    private(set) var bytes: [UInt8] = []
    /// The line at hand, not folded yet; the buffer serves all lines.
    private var line: [UInt8] = []

    /// Octets in a line, without its break.
    private static let limit = 75

    /// Writes a line that is always the same.
    mutating func line(_ text: StaticString) {
        append(text)
        endLine()
    }

    /// Writes a TEXT property.
    mutating func text(_ name: StaticString, _ value: String) {
        begin(name)
        TextValue.encode(value, into: &line)
        endLine()
    }

    /// Writes a URI property; the address has no control characters in it.
    mutating func address(_ name: StaticString, _ value: String) {
        begin(name)
        line.append(contentsOf: value.utf8)
        endLine()
    }

    /// Writes an INTEGER property.
    mutating func number(_ name: StaticString, _ value: Int) {
        begin(name)
        line.append(contentsOf: String(value).utf8)
        endLine()
    }

    /// Writes a DURATION property.
    mutating func duration(_ name: StaticString, _ value: NominalDuration) {
        begin(name)
        value.encode(into: &line)
        endLine()
    }

    /// Writes a DATE or DATE-TIME property.
    mutating func time(_ name: StaticString, _ value: TimeValue) {
        append(name)
        append(value.isDate ? ";VALUE=DATE:" : ":")
        value.encode(into: &line)
        endLine()
    }

    private mutating func begin(_ name: StaticString) {
        append(name)
        line.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { line.append(contentsOf: $0) }
    }

    private mutating func endLine() {
        var start = 0
        while let end = endOfPart(from: start) {
            bytes.append(contentsOf: line[start..<end])
            endPhysicalLine()
            bytes.append(.space)
            start = end
        }
        bytes.append(contentsOf: line[start...])
        endPhysicalLine()
        line.removeAll(keepingCapacity: true)
    }

    private mutating func endPhysicalLine() {
        bytes.append(.carriageReturn)
        bytes.append(.lineFeed)
    }

    /// Where the part that begins at `start` is to be folded, or nil when all that is left fits.
    ///
    /// Between two characters as people see them, because some programs show a file without unfolding it; a character
    /// longer than a line is folded between two of its scalars.
    private func endOfPart(from start: Int) -> Int? {
        // The space that continues a line counts.
        var end = start + (start == 0 ? LineWriter.limit : LineWriter.limit - 1)
        guard end < line.count else { return nil }
        // Nothing before it takes an ASCII byte in: there is no line break within a line.
        if line[end].isASCII { return end }
        var next = end + 1
        while next < line.count, line[next].continuesScalar { next += 1 }
        let part = String(decoding: line[start..<next], as: UTF8.self)
        let last = part.utf8.distance(from: part.startIndex, to: part.index(before: part.endIndex))
        if last > 0 { return start + last }
        while line[end].continuesScalar { end -= 1 }
        return end
    }
}

extension UInt8 {
    fileprivate var isASCII: Bool { self < 0x80 }
    /// Whether it is no first byte of a scalar in UTF-8.
    fileprivate var continuesScalar: Bool { self & 0xC0 == 0x80 }
}
