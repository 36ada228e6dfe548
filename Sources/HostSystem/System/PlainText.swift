/// Text from strangers, made fit for a terminal, a status line or the journal.
package enum PlainText {
    /// `text` on one line, in at most `limit` bytes.
    ///
    /// Control characters are shown as their pictures (␊, ␛), so none moves the cursor or changes a colour;
    /// those that turn the direction of writing around are shown as `�`.
    package static func onOneLine(_ text: String, limit: Int) -> String { visible(text, limit: limit, keeping: []) }

    /// `text` on as many lines as it has, in at most `limit` bytes; otherwise as ``onOneLine(_:limit:)``.
    static func onLines(_ text: String, limit: Int) -> String {
        visible(text, limit: limit, keeping: ["\n", "\t"])
    }

    private static func visible(_ text: String, limit: Int, keeping kept: [Unicode.Scalar]) -> String {
        let ellipsis: Unicode.Scalar = "…"
        // The usual text is plain and short, and stays as it is.
        if text.utf8.count <= limit, isPlain(text) { return text }
        let isWhole = text.utf8.count <= limit
        var room = isWhole ? Int.max : max(0, limit - ellipsis.utf8.count)
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let shown = kept.contains(scalar) ? scalar : picture(of: scalar)
            room -= max(scalar.utf8.count, isWhole ? 0 : shown.utf8.count)
            if room < 0 { break }
            result.append(shown)
        }
        if !isWhole { result.append(ellipsis) }
        return String(result)
    }

    /// Whether a look at its bytes alone shows that every character of `text` only shows something.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for index in bytes.indices {
                switch bytes[index] {
                case 0x20...0x7E: continue
                case 0..<0x20, 0x7F: return false
                case 0xC2 where bytes[index + 1] < 0xA0: return false
                case 0xE2:
                    switch (bytes[index + 1], bytes[index + 2]) {
                    case (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): return false
                    default: break
                    }
                default: break
                }
            }
            return true
        }
    }

    /// What stands for a character that does something instead of showing something.
    private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }
}
