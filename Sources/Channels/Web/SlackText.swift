import Wording

/// Text for Slack: it can hold no markup and no mention, and is as short as Slack wants it.
struct SlackText: Hashable, Sendable {
    /// What is sent.
    let escaped: String

    /// A text on one line.
    init(line text: String, limit: Int) { self.init(tamed: TamedText.line(text, limit: limit), limit: limit) }

    /// A text whose lines are kept.
    init(paragraphs text: String, limit: Int) {
        self.init(tamed: TamedText.paragraphs(text, limit: limit, lines: 60), limit: limit)
    }

    private init(escaped: String) { self.escaped = escaped }

    /// `lines` below one another in as few texts as hold them, each line whole; none for no lines.
    ///
    /// - Parameter limit: The longest text; no line is longer.
    static func joined(_ lines: [SlackText], limit: Int) -> [SlackText] {
        var texts: [SlackText] = []
        for line in lines {
            if let last = texts.last, last.escaped.utf16.count + 1 + line.escaped.utf16.count <= limit {
                texts[texts.count - 1] = SlackText(escaped: "\(last.escaped)\n\(line.escaped)")
            } else {
                texts.append(line)
            }
        }
        return texts
    }

    private init(tamed text: String, limit: Int) {
        let whole = SlackText.escape(text)
        if whole.utf16.count <= limit {
            escaped = whole
            return
        }
        // Escaping made it too long: `&` is one character and five are sent.
        var kept = ""
        var length = 1
        for character in text {
            let next = SlackText.escape(String(character))
            length += next.utf16.count
            if length > limit { break }
            kept += next
        }
        escaped = kept + "…"
    }

    /// By scalars, not by characters: a mark put on `<` must not hide it.
    private static func escape(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
