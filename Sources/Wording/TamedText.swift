/// Text from a stranger, made fit to be shown: nothing in it can move the cursor, turn the reading
/// direction, hide, or pile up.
///
/// Letters with diacritics, emoji and every script stay as they are.
package enum TamedText {
    /// `text` on one line: every run of white space and control characters is one space.
    ///
    /// - Parameter limit: The longest result, in UTF-16 code units, as chat services count.
    package static func line(_ text: String, limit: Int) -> String {
        if TameScan(text, allowsLines: false).isTame(within: limit, lines: 1) { return text }
        return tamed(text, limit: limit).split { $0.isWhitespace }.joined(separator: " ").shortened(to: limit)
    }

    /// `text` with its lines kept, at most `lines` of them, and never two empty ones in a row.
    ///
    /// - Parameter limit: The longest result, in UTF-16 code units.
    package static func paragraphs(_ text: String, limit: Int, lines: Int) -> String {
        if TameScan(text, allowsLines: true).isTame(within: limit, lines: lines) { return text }
        var kept: [String] = []
        for line in tamed(text, limit: limit).split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.split { $0.isWhitespace }.joined(separator: " ")
            if words.isEmpty, kept.last?.isEmpty ?? true { continue }
            kept.append(words)
        }
        if kept.last == "" { kept.removeLast() }
        if kept.count > lines { kept = kept.prefix(lines - 1) + ["…"] }
        return kept.joined(separator: "\n").shortened(to: limit)
    }

    /// How many marks one letter may carry: Vietnamese needs two, Hebrew with cantillation three.
    private static let marksPerLetter = 4
    /// How much of a text is looked at for each unit of the result: a title may be 100 kB of nothing.
    private static let patience = 8

    /// `text` without what does not print, up to a length that is certainly enough for `limit`.
    private static func tamed(_ text: String, limit: Int) -> String {
        var result = String.UnicodeScalarView()
        var scalars = EscapeFilter(text.unicodeScalars.prefix(limit * patience))
        var marks = 0
        var joiner: Unicode.Scalar?
        while let scalar = scalars.next() {
            switch scalar.nature {
            case .letter:
                // A joiner holds emoji and letters of some scripts together; elsewhere it only hides.
                if let joiner, !scalar.isASCII, result.last?.isJoinable == true { result.append(joiner) }
                result.append(scalar)
                marks = 0
            case .mark:
                marks += 1
                if marks <= marksPerLetter { result.append(scalar) }
            case .joiner:
                joiner = scalar
                continue
            case .newline:
                result.append("\n")
                marks = marksPerLetter
            case .gap:
                result.append(" ")
                // A mark after a space has no letter to stand on.
                marks = marksPerLetter
            case .junk:
                break
            }
            joiner = nil
        }
        return String(result)
    }
}

/// Leaves out terminal control sequences, which would otherwise leave their tails (`[31m`) in the text.
private struct EscapeFilter: IteratorProtocol {
    private var scalars: Substring.UnicodeScalarView.SubSequence

    init(_ scalars: Substring.UnicodeScalarView.SubSequence) { self.scalars = scalars }

    mutating func next() -> Unicode.Scalar? {
        while let scalar = scalars.popFirst() {
            switch scalar.value {
            case 0x1B where scalars.first == "[":
                scalars.removeFirst()
                skipControlSequence()
            case 0x9B:
                skipControlSequence()
            case 0x0D where scalars.first == "\n":
                break
            default:
                return scalar
            }
        }
        return nil
    }

    /// Skips parameters, intermediates and the final byte (ECMA-48, 5.4), as far as they are there.
    private mutating func skipControlSequence() {
        while let scalar = scalars.first, (0x20...0x3F).contains(scalar.value) { scalars.removeFirst() }
        if let scalar = scalars.first, (0x40...0x7E).contains(scalar.value) { scalars.removeFirst() }
    }
}

extension Unicode.Scalar {
    fileprivate enum Nature {
        case letter, mark, joiner, newline, gap, junk
    }

    /// What it does to the text around it.
    fileprivate var nature: Nature {
        switch value {
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: return .newline
        case 0x20...0x7E: return self == " " ? .gap : .letter
        case 0x200C, 0x200D: return .joiner
        case 0xFE00...0xFE0F: return .mark
        default: break
        }
        switch properties.generalCategory {
        case .control, .spaceSeparator: return .gap
        case .nonspacingMark, .enclosingMark: return properties.isDefaultIgnorableCodePoint ? .junk : .mark
        case .format, .surrogate: return .junk
        default:
            let isNothing = properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
            return isNothing ? .junk : .letter
        }
    }

    /// Whether a joiner after it can mean something.
    fileprivate var isJoinable: Bool { !isASCII && nature != .gap }
}
