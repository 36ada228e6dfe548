/// How a service marks up text, and how plain text is kept from being markup there.
package struct Dialect: Hashable, Sendable {
    /// What is written around a text so that it stands out.
    struct Mark: Hashable, Sendable {
        let before: String
        let after: String
    }

    /// What is written around the words of a link, or of a moment.
    struct Form: Hashable, Sendable {
        enum Part: Hashable, Sendable {
            case literal(String)
            /// The words.
            case words
            /// The link's address, or the moment in seconds since 1970.
            case value
        }

        let parts: [Part]
    }

    var name: String
    /// By the byte of an ASCII character: what is written in its place; nil for itself.
    private(set) var escapes: [String?]
    var strong: Mark?
    var emphasis: Mark?
    var struck: Mark?
    /// Nil where links cannot have words of their own: the address is written out.
    var link: Form?
    /// How an address stands alone; nil where it is a link whose words are the address, or nothing but the address.
    var bareLink: Form?
    /// Nil where the service cannot show a reader the time of his own clock.
    var time: Form?
    /// What parts lines.
    var line = "\n"
    /// The characters that are not written as themselves: a bit for each of ASCII.
    private var lowEscapes: UInt64 = 0
    private var highEscapes: UInt64 = 0

    init(name: String) {
        self.name = name
        escapes = Array(repeating: nil, count: 128)
    }

    /// Lets what is written for `character`, which is ASCII, be followed by `text`.
    mutating func escape(_ character: UInt8, followedBy text: String) {
        let written = escapes[Int(character)] ?? String(Unicode.Scalar(character))
        escape(character, as: written + text)
    }

    /// Lets `character`, which is ASCII, be written as `text`.
    mutating func escape(_ character: UInt8, as text: String) {
        escapes[Int(character)] = text
        if character < 64 { lowEscapes |= 1 << character } else { highEscapes |= 1 << (character - 64) }
    }

    /// Text without any markup.
    static let plain = Dialect(name: "plain")

    /// The few elements of HTML that mail readers and chat services know.
    package static let html: Dialect = {
        var html = Dialect(name: "html")
        for (byte, text) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
            as [(Character, String)]
        {
            if let ascii = byte.asciiValue { html.escape(ascii, as: text) }
        }
        html.strong = Mark(before: "<b>", after: "</b>")
        html.emphasis = Mark(before: "<i>", after: "</i>")
        html.struck = Mark(before: "<s>", after: "</s>")
        html.link = Form(parts: [.literal("<a href=\""), .value, .literal("\">"), .words, .literal("</a>")])
        html.line = "<br>"
        return html
    }()

    /// Whether the character that the byte is, is not written as itself.
    private func isEscaped(_ byte: UInt8) -> Bool {
        byte < 64 ? lowEscapes >> byte & 1 == 1 : byte < 128 && highEscapes >> (byte - 64) & 1 == 1
    }

    /// Adds `text` to `output` so that it means itself.
    func write(_ text: String, to output: inout String) {
        guard lowEscapes | highEscapes != 0, text.utf8.contains(where: isEscaped) else {
            output += text
            return
        }
        var rest = text.utf8[...]
        while let index = rest.firstIndex(where: isEscaped) {
            output += text[rest.startIndex..<index]
            output += escapes[Int(rest[index])] ?? ""
            rest = rest[rest.index(after: index)...]
        }
        output += text[rest.startIndex...]
    }

    /// `text` so that it means itself.
    package func escaped(_ text: String) -> String {
        if lowEscapes | highEscapes == 0 || !text.utf8.contains(where: isEscaped) { return text }
        var output = ""
        write(text, to: &output)
        return output
    }

    /// `text` with all its marks.
    func written(_ text: StyledText) -> String {
        var output = ""
        output.reserveCapacity(512)
        for (index, line) in text.lines.enumerated() {
            if index > 0 { output += self.line }
            for span in line { write(span, to: &output) }
        }
        return output
    }

    private func write(_ span: Span, to output: inout String) {
        var marks: [Mark] = []
        if span.style != [] {
            if span.style.contains(.strong), let strong { marks.append(strong) }
            if span.style.contains(.emphasis), let emphasis { marks.append(emphasis) }
            if span.style.contains(.struck), let struck { marks.append(struck) }
        }
        for mark in marks { output += mark.before }
        if let moment = span.moment, let time {
            write(time, words: span.text, value: String(moment), to: &output)
        } else if !span.link.isEmpty, span.text == span.link, let bareLink {
            write(bareLink, words: span.text, value: address(span.link), to: &output)
        } else if span.link.isEmpty {
            write(span.text, to: &output)
        } else if let link {
            write(link, words: span.text, value: address(span.link), to: &output)
        } else if span.text == span.link, lowEscapes | highEscapes != 0 {
            // Escaped, it would lead nowhere.
            output += address(span.link)
        } else {
            write(span.text, to: &output)
        }
        for mark in marks.reversed() { output += mark.after }
    }

    private func write(_ form: Form, words: String, value: String, to output: inout String) {
        for part in form.parts {
            switch part {
            case .literal(let text): output += text
            case .words: write(words, to: &output)
            case .value: output += value
            }
        }
    }

    /// An address as it stands in a link: it cannot end it. Of the escapes only those are made that HTML makes, since
    /// backslashes would be part of the address.
    private func address(_ link: String) -> String {
        var output = ""
        for character in link {
            switch character {
            case "(": output += "%28"
            case ")": output += "%29"
            case "[": output += "%5B"
            case "]": output += "%5D"
            case "*": output += "%2A"
            default:
                if let ascii = character.asciiValue, let escape = escapes[Int(ascii)], escape.hasPrefix("&"),
                    "&<>\"".contains(character)
                {
                    output += escape
                } else {
                    output.append(character)
                }
            }
        }
        return output
    }

    /// The beginning of `text` that is no longer than `room` when it is escaped, with an ellipsis when that is not all.
    ///
    /// It is cut between words where there is a gap near the end, and never inside what a reader takes for one character.
    func shortened(_ text: String, to room: Int, _ unit: TextUnit) -> String {
        if unit.count(escaped(text)) <= room { return text }
        var length = unit.count("…")
        guard length <= room else { return "" }
        var end = text.startIndex
        var gap: String.Index?
        for index in text.indices {
            let character = text[index]
            if character.isWhitespace { gap = index }
            length += unit.count(escaped(String(character)))
            if length > room { break }
            end = text.index(after: index)
        }
        let isNear = gap.map { text[..<$0].utf8.count >= text[..<end].utf8.count * 3 / 4 } ?? false
        let kept = text[..<(isNear ? gap ?? end : end)]
        let tail = kept.reversed().prefix { $0.isWhitespace || ",;:.–-".contains($0) }.count
        return kept.dropLast(tail) + "…"
    }
}
