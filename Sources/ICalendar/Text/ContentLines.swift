/// The content lines of a text, one after the other (RFC 5545, 3.1).
///
/// Lines end with CRLF, LF or CR. A line that begins with a space or a tab continues the one before;
/// blank lines mean nothing, even between the two.
struct ContentLines: Sendable {
    private let end: Int
    /// Where the next line begins.
    private(set) var position: Int
    /// The number of the next line, counted from 1.
    private(set) var lineNumber: Int

    private let names = PropertyName.table
    private let kinds = ComponentKind.table

    /// The lines in `range` of a file, which begins with its line `lineNumber`.
    init(in range: Range<Int>, lineNumber: Int = 1) {
        (position, end) = (range.lowerBound, range.upperBound)
        self.lineNumber = lineNumber
    }

    /// The next line that is not blank, or nil at the end; `buffer` is the whole file, the same each time.
    mutating func next(in buffer: UnsafeRawBufferPointer) -> ContentLine? {
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
        let keyword = Keyword(beginning: start..<stop, isFolded: isFolded, of: buffer)
        let name = keyword.flatMap { names[$0] }
        let nameLength = keyword?.length ?? 0
        let isBorder = (name == .begin || name == .end) && !isFolded && buffer[start + nameLength] == UInt8(ascii: ":")
        let kind = isBorder ? Keyword(filling: start + nameLength + 1..<stop, of: buffer) : nil
        return ContentLine(
            range: start..<stop, number: number, isFolded: isFolded, name: name, nameLength: nameLength,
            component: kind.flatMap { kinds[$0] })
    }

    private mutating func skipBlankLines(in buffer: UnsafeRawBufferPointer) {
        while position < end, buffer[position] == .lineFeed || buffer[position] == .carriageReturn {
            passLineBreak(in: buffer)
        }
    }

    /// Moves behind the line that begins at `position`; returns where its text ends.
    private mutating func endOfLine(in buffer: UnsafeRawBufferPointer) -> Int {
        let index = buffer.firstPlace(of: .lineFeed, or: .carriageReturn, in: position..<end)
        position = index
        if index < end { passLineBreak(in: buffer) }
        return index
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
