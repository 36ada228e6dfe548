extension Character {
    /// How many columns of a terminal it takes: East Asian wide characters and emoji take two, marks that only change
    /// what they stand on take none of their own.
    ///
    /// What people see as one character is one here, too: a letter with its marks, an emoji of several.
    var columns: Int {
        var columns = 0
        for scalar in unicodeScalars {
            // The sign that asks for the picture of what comes before it.
            if scalar == "\u{FE0F}", columns == 1 { return 2 }
            columns = max(columns, scalar.columns)
        }
        return columns
    }
}

extension String {
    /// How many columns of a terminal it takes.
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The text in at most `room` columns; what does not fit gives way to `…`.
    func cut(to room: Int) -> String {
        if columns <= room { return self }
        var cut = ""
        var left = room - 1
        for character in self {
            left -= character.columns
            if left < 0 { break }
            cut.append(character)
        }
        return room < 1 ? "" : cut + "…"
    }
}

extension Unicode.Scalar {
    /// Where scripts are written in squares, or in their full-width forms (UAX #11), besides emoji.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF,
        0x1B000...0x1B2FF, 0x20000...0x3FFFD,
    ]

    fileprivate var columns: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        if Self.wide.contains(where: { $0.contains(value) }) || properties.isEmojiPresentation { return 2 }
        return switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: (0x1160...0x11FF).contains(value) ? 0 : 1
        }
    }
}
