import ReminderCore

/// A file cut into lines, for saying where something is and for showing its line without its secrets.
struct SourceText {
    let file: String
    /// The lines without their ends, cut where libyaml cuts them.
    let lines: [String]
    /// Hides what must not be shown; nil when all may be shown.
    private let veil: SecretVeil?

    init(file: String, text: String, veil: SecretVeil? = nil) {
        (self.file, self.veil) = (file, veil)
        lines = SourceText.lines(of: text)
    }

    /// The location of a place that libyaml counts in Unicode scalars, both from 1.
    func location(line: Int, scalarColumn: Int) -> Diagnostic.Location {
        guard lines.indices.contains(line - 1), lines[line - 1].utf8.count <= SourceText.longestCounted else {
            return Diagnostic.Location(file: file, line: line, column: scalarColumn)
        }
        let beginning = lines[line - 1].utf8.prefix(max(0, scalarColumn - 1))
        if beginning.count == scalarColumn - 1, beginning.allSatisfy({ $0 < 0x80 }) {
            return Diagnostic.Location(file: file, line: line, column: scalarColumn)
        }
        let before = String(lines[line - 1].unicodeScalars.prefix(max(0, scalarColumn - 1)))
        // What libyaml counts beyond the line's end stays beyond it.
        let beyond = max(0, scalarColumn - 1 - lines[line - 1].unicodeScalars.count)
        return Diagnostic.Location(file: file, line: line, column: before.count + beyond + 1)
    }

    /// The lines in `wanted` as they may be shown, each for a caret below one of the columns given for it.
    func shown(_ wanted: [Diagnostic.Location]) -> [Diagnostic.Location: String] {
        let hidden = veil?.hiddenRanges(in: lines)
        var shown: [Diagnostic.Location: String] = [:]
        for place in wanted where lines.indices.contains(place.line - 1) {
            let line = lines[place.line - 1]
            guard line.utf8.count <= SourceText.longestCounted else { continue }
            let ranges = hidden?[place.line - 1] ?? []
            let text = SecretVeil.cover(ranges, of: line, caret: place.column)
            if text.utf8.count <= SourceText.longestShown || text.count <= SourceText.longestShown {
                shown[place] = text
            }
        }
        return shown
    }

    /// Longer lines help nobody in a terminal.
    private static let longestShown = 240
    /// In longer lines, nobody counts what combines with what.
    private static let longestCounted = 10_000

    private static func lines(of text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var lines: [String] = []
            var (start, index) = (0, 0)
            while index < bytes.count {
                let end = lengthOfEnd(in: bytes, at: index)
                if end > 0 {
                    lines.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self))
                    start = index + end
                }
                index += max(end, 1)
            }
            return lines + [String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self)]
        }
    }

    /// How many bytes at `index` end a line; 0 when none do.
    private static func lengthOfEnd(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case 0x0A: 1
        case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xC2: bytes[index + 1] == 0x85 ? 2 : 0
        case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8 ? 3 : 0
        default: 0
        }
    }
}
