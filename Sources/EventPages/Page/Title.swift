/// What a title is once everything around it is taken away.
enum Title {
    /// The longest title, in characters.
    static let longest = 400

    /// The title without list numbers, ornaments and the brackets around all of it.
    static func cleaned(_ text: String) -> String {
        var bytes = Array(text.utf8)
        if let mark = ListMark.length(in: bytes) { bytes.removeFirst(mark) }
        var title = Substring(String(decoding: bytes, as: UTF8.self))
        title = title.drop { !isOpening($0) }
        while let last = title.last, last == " " || last == ":" || last == "*" || last == "|" || isOrnament(last) {
            title.removeLast()
        }
        // A full stop belongs to sentences; one behind a short word is an abbreviation's.
        if title.last == ".", title.suffix(4).count(where: { $0 != " " }) == 4 { title.removeLast() }
        if title.first == "[", title.last == "]", title.dropFirst().firstIndex(of: "[") == nil {
            title = title.dropFirst().dropLast()
        }
        return title.cut(to: longest).trimmed
    }

    /// The page's part of what `<title>` says: sites add their own name at its end.
    static func ofSite(_ head: String) -> String {
        for separator in [" | ", " – ", " - ", " :: ", " » "] {
            guard let cut = head.ranges(of: separator).last else { continue }
            let (page, site) = (head[..<cut.lowerBound], head[cut.upperBound...])
            if page.split(separator: " ").count >= 4, site.split(separator: " ").count <= 6 { return String(page) }
        }
        return head
    }

    private static func isOpening(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "\"'“‘«([".contains(character)
    }

    private static func isOrnament(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first else { return false }
        return first.value > 0x2000 && !character.isLetter && !character.isNumber && !character.isPunctuation
    }
}
