/// The content lines of a text, one after the other (RFC 5545, 3.1).
///
/// Lines end with CRLF, LF or CR. A line that begins with a space or a tab continues the one before;
/// blank lines mean nothing, even between the two.
struct ContentLines: Sendable {
    private let bytes: [UInt8]
    private let end: Int
    /// Where the next line begins.
    private(set) var position: Int
    /// The number of the next line, counted from 1.
    private(set) var lineNumber: Int

    /// The lines of `bytes` in `range`, which begins with line `lineNumber` of the file.
    init(of bytes: [UInt8], in range: Range<Int>, lineNumber: Int = 1) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        self.lineNumber = lineNumber
    }

    /// The next line that is not blank, or nil at the end.
    mutating func next() -> ContentLine? {
        bytes.withUnsafeBytes { buffer in
            skipBlankLines(in: buffer)
            guard position < end else { return nil }
            let (start, number) = (position, lineNumber)
            var stop = endOfLine(in: buffer)
            var isFolded = false
            while position < end, buffer[position] <= .space {
                skipBlankLines(in: buffer)
                guard position < end, buffer[position] == .space || buffer[position] == .tab else { break }
                isFolded = true
                stop = endOfLine(in: buffer)
            }
            let name = PropertyName(beginning: start..<stop, of: buffer)
            return ContentLine(range: start..<stop, number: number, isFolded: isFolded, name: name)
        }
    }

    private mutating func skipBlankLines(in buffer: UnsafeRawBufferPointer) {
        while position < end, buffer[position] == .lineFeed || buffer[position] == .carriageReturn {
            passLineBreak(in: buffer)
        }
    }

    /// Moves behind the line that begins at `position`; returns where its text ends.
    private mutating func endOfLine(in buffer: UnsafeRawBufferPointer) -> Int {
        var index = position
        // Eight bytes at a time as long as there is no line break among them.
        while index + 8 <= end,
            !ContentLines.hasLineBreak(buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        {
            index += 8
        }
        while index < end, buffer[index] != .lineFeed, buffer[index] != .carriageReturn { index += 1 }
        position = index
        if index < end { passLineBreak(in: buffer) }
        return index
    }

    /// Whether one of the eight bytes in `word` is a CR or an LF; now and then true for others as well.
    private static func hasLineBreak(_ word: UInt64) -> Bool {
        let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        // A byte that is zero borrows from its top bit when one is taken away.
        let (feeds, returns) = (word ^ (ones &* 0x0A), word ^ (ones &* 0x0D))
        return ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns) & tops != 0
    }

    private mutating func passLineBreak(in buffer: UnsafeRawBufferPointer) {
        let isPair = buffer[position] == .carriageReturn && position + 1 < end && buffer[position + 1] == .lineFeed
        position += isPair ? 2 : 1
        lineNumber += 1
    }

    /// Where a fold that begins at `start` ends (line breaks, then one space or tab), or nil when none does.
    static func endOfFold(at start: Int, in buffer: UnsafeRawBufferPointer) -> Int? {
        var index = start
        while index < buffer.count, buffer[index] == .lineFeed || buffer[index] == .carriageReturn { index += 1 }
        guard index > start, index < buffer.count, buffer[index] == .space || buffer[index] == .tab else { return nil }
        return index + 1
    }
}
