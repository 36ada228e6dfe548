/// Plain text in short lines that a reader may join again and break where its window ends (RFC 3676, format=flowed).
enum FlowedText {
    /// The longest line that is made, in Unicode scalars, of which composed text has one a character; a longer word stays
    /// whole.
    private static let width = 72
    private static let lineFeed = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    /// `text` in such lines: one that ends with a space goes on in the next.
    static func encoded(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count * 9 / 8)
        var text = text
        text.withUTF8 { bytes in
            var rest = bytes[...]
            while let end = rest.firstIndex(of: lineFeed) {
                write(paragraph: rest[..<end], to: &output)
                output.append(lineFeed)
                rest = rest[(end + 1)...]
            }
            write(paragraph: rest, to: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func write(paragraph: Bytes, to output: inout [UInt8]) {
        // A space at the end would draw the next paragraph in.
        let end = paragraph.lastIndex { $0 != space }.map { $0 + 1 } ?? paragraph.startIndex
        var rest = paragraph[..<end]
        // Where the next word begins, how long the line is before it, and whether that is more than spaces.
        var (word, length, hasText) = (rest.startIndex, 0, false)
        while true {
            let wordEnd = rest[word...].firstIndex(of: space) ?? end
            let added = characters(in: rest[word..<wordEnd])
            if hasText, length + 1 + added > width {
                // The space before the word says that the line goes on.
                write(line: rest[..<word], to: &output)
                output.append(lineFeed)
                rest = rest[word...]
                (length, hasText) = (added, added > 0)
            } else {
                length += added + (word == rest.startIndex ? 0 : 1)
                hasText = hasText || added > 0
            }
            if wordEnd == end { break }
            word = wordEnd + 1
        }
        write(line: rest, to: &output)
    }

    /// What some program on the way might take for something else gets a space in front, which readers take away.
    private static func write(line: Bytes, to output: inout [UInt8]) {
        if line.first == space || line.first == UInt8(ascii: ">") || line.starts(with: "From ".utf8) {
            output.append(space)
        }
        output.append(contentsOf: line)
    }

    private static func characters(in word: Bytes) -> Int { word.count { $0 & 0xC0 != 0x80 } }
}
