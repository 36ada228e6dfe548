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
        let parts = address.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["https", "http"].contains(parts[0].lowercased()), !parts[1].isEmpty,
            address.utf8.count <= 2000
        else { return "" }
        return address.unicodeScalars.allSatisfy(belongsInLink) ? address : ""
    }

    /// Whether `scalar` can stand in an address without ending it, or looking like what it is not.
    private static func belongsInLink(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
        default: scalar != "\"" && scalar != "<" && scalar != ">"
        }
    }

    private static func normal(_ text: String, limit: Int) -> String {
        // ASCII is NFC already, and most of most calendars is ASCII.
        let composed = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
        if composed.utf8.count <= limit { return composed }
        // A single character can carry any number of marks.
        return String(String.UnicodeScalarView(composed.prefix(limit).unicodeScalars.prefix(4 * limit)))
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
    }
}
