/// A page in mdoc(7) that is being written; nothing in a text can be a macro.
struct Roff {
    /// When the manual last changed in earnest.
    private let changed = "November 27, 2026"
    private(set) var text = ""

    init(title: String, version: String) {
        text = ".Dd \(changed)\n.Dt \(title.uppercased()) 1\n.Os nhaclich \(version)\n"
    }

    mutating func section(_ name: String) { text += ".Sh \(name)\n" }

    /// A macro with words of ours.
    mutating func macro(_ name: String, _ words: String) {
        text += ".\(name) \(Self.escaped(words))\n"
    }

    /// A line that is written in mdoc already.
    mutating func raw(_ line: String) { text += line + "\n" }

    /// Prose; an empty line begins a paragraph.
    mutating func text(_ prose: String) {
        for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
            text += line.isEmpty ? ".Pp\n" : Self.escaped(String(line)) + "\n"
        }
    }

    private static func escaped(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\e")
        // A dot or an apostrophe at the beginning of a line would be a macro.
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}
