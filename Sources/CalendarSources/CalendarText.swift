import Foundation

/// Texts as they come out of a calendar, made fit to keep: NFC, bounded, without control characters.
enum CalendarText {
    /// A text on one line, with single spaces, at most `limit` characters long.
    static func line(_ text: String, limit: Int) -> String {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline || isControl($0) })
        return normal(words.joined(separator: " "), limit: limit)
    }

    /// A text that may have several lines, at most `limit` characters long.
    static func paragraphs(_ text: String, limit: Int) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let clean = lines.map { String($0.filter { !isControl($0) || $0 == "\t" }) }
        return normal(clean.joined(separator: "\n"), limit: limit)
    }

    /// The address, or nothing when it is not one a person can safely follow.
    static func link(_ text: String) -> String {
        let address = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard scheme == "https" || scheme == "http", address.utf8.count <= 2000,
            address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") })
        else { return "" }
        return address.unicodeScalars.contains { $0.value < 0x21 || $0 == "<" || $0 == ">" } ? "" : address
    }

    private static func normal(_ text: String, limit: Int) -> String {
        // ASCII is NFC already, and most of most calendars is ASCII.
        let composed = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
        return composed.utf8.count <= limit ? composed : String(composed.prefix(limit))
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
    }
}
