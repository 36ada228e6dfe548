/// A content line taken apart: parameters and value; the name is known already (RFC 5545, 3.1).
///
/// It is passed around for every line that is read, so it is kept small: files have less than 2 GiB.
struct Property: Sendable {
    /// The bytes it stands in: the file's, or its own when it was folded.
    private let bytes: [UInt8]
    /// Where its name ends, its colon stands, and it ends.
    private let nameEnd: Int32
    private let colon: Int32
    private let end: Int32
    private let lineNumber: Int32

    /// The line of the file it begins on.
    var line: Int { Int(lineNumber) }

    /// The value as written, escapes and all.
    var value: ArraySlice<UInt8> { bytes[Int(colon) + 1..<Int(end)] }

    /// The parameters as written, from the first semicolon to the colon; empty when there are none.
    var parameters: ArraySlice<UInt8> { bytes[Int(nameEnd)..<Int(colon)] }

    /// Takes the unfolded line in `range` of `bytes` apart, which begins with a name of so many bytes; nil when it has
    /// no colon.
    init?(in range: Range<Int>, of bytes: [UInt8], nameLength: Int, line: Int) {
        let nameEnd = range.lowerBound + nameLength
        guard range.upperBound <= Int32.max, nameEnd < range.upperBound,
            let colon = bytes.withUnsafeBytes({ Property.colon(in: nameEnd..<range.upperBound, of: $0) })
        else { return nil }
        self.bytes = bytes
        (self.nameEnd, self.colon, end) = (Int32(nameEnd), Int32(colon), Int32(range.upperBound))
        lineNumber = Int32(clamping: line)
    }

    /// Where the colon stands in `range`, which begins behind the name; nil when there is none.
    private static func colon(in range: Range<Int>, of buffer: UnsafeRawBufferPointer) -> Int? {
        var index = range.lowerBound
        var isQuoted = false
        while index < range.upperBound {
            let byte = buffer[index]
            if byte == UInt8(ascii: ":"), !isQuoted, !isInsideOffset(index, of: buffer, range) { return index }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            index = buffer.firstPlace(of: UInt8(ascii: ":"), or: UInt8(ascii: "\""), in: index + 1..<range.upperBound)
        }
        // A quotation mark that is never closed hides the colon: then any colon will do.
        return buffer[range].firstIndex(of: UInt8(ascii: ":"))
    }

    /// Whether a colon is that of an offset from UTC which should stand in quotation marks: `TZID=+07:00:20200213T083000`.
    private static func isInsideOffset(
        _ colon: Int, of buffer: UnsafeRawBufferPointer, _ range: Range<Int>
    ) -> Bool {
        guard colon - 3 >= range.lowerBound, colon + 3 < range.upperBound else { return false }
        let sign = buffer[colon - 3]
        return (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")) && buffer[colon + 3] == UInt8(ascii: ":")
            && [colon - 2, colon - 1, colon + 1, colon + 2].allSatisfy { buffer[$0].isDigit }
    }

    /// The value of the parameter with this name, quotation marks removed, `^` escapes not yet undone.
    func parameterBytes(_ name: StaticString) -> ArraySlice<UInt8>? {
        if nameEnd == colon { return nil }
        var rest = parameters
        while rest.first == UInt8(ascii: ";") {
            rest = rest.dropFirst()
            var isQuoted = false
            let end =
                rest.firstIndex { byte in
                    if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                    return byte == UInt8(ascii: ";") && !isQuoted
                } ?? rest.endIndex
            let parameter = rest[..<end]
            rest = rest[end...]
            guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { continue }
            if parameter[..<equals].matches(name) { return parameter[(equals + 1)...].withoutQuotationMarks }
        }
        return nil
    }

    /// The value of the parameter with this name, with the escapes of RFC 6868 undone.
    func parameter(_ name: StaticString) -> String? {
        guard let bytes = parameterBytes(name) else { return nil }
        guard bytes.contains(UInt8(ascii: "^")) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : nil
            switch (bytes[index], next) {
            case (UInt8(ascii: "^"), UInt8(ascii: "n")): result.append(.lineFeed)
            case (UInt8(ascii: "^"), UInt8(ascii: "'")): result.append(UInt8(ascii: "\""))
            case (UInt8(ascii: "^"), UInt8(ascii: "^")): result.append(UInt8(ascii: "^"))
            default:
                result.append(bytes[index])
                index -= 1
            }
            index += 2
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether the parameter `name` says `value`, in whatever case.
    func hasParameter(_ name: StaticString, _ value: StaticString) -> Bool {
        parameterBytes(name)?.matches(value) ?? false
    }
}

extension ArraySlice<UInt8> {
    /// Whether these bytes are `text`, in whatever case; `text` is written in upper case.
    func matches(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            var position = 0
            for byte in self {
                if byte.uppercased != expected[position] { return false }
                position += 1
            }
            return true
        }
    }

    /// These bytes without the spaces and tabs around them.
    var trimmed: ArraySlice<UInt8> {
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start] <= .space { start += 1 }
        while start < end, self[end - 1] <= .space { end -= 1 }
        return self[start..<end]
    }

    /// These bytes without the quotation marks around them.
    fileprivate var withoutQuotationMarks: ArraySlice<UInt8> {
        var result = self
        if result.first == UInt8(ascii: "\"") { result = result.dropFirst() }
        if result.last == UInt8(ascii: "\"") { result = result.dropLast() }
        return result
    }
}
