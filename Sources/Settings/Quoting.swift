import ReminderCore

/// What was written, for quoting in a problem: on one line, not too long, and no address in it.
package func quoted(_ text: String) -> String {
    if text.contains("://") { return "'•••'" }
    let printable = text.unicodeScalars.prefix(200).map { isControl($0) ? "\u{FFFD}" : Character($0) }
    let line = String(String.UnicodeScalarView(printable.flatMap(\.unicodeScalars)))
    return line.count > 60 ? "'\(line.prefix(59))…'" : "'\(line)'"
}

/// What was written, without spaces around it and with one between its words.
func trimmed(_ text: some StringProtocol) -> String { text.split(separator: " ").joined(separator: " ") }

/// The words in quotes with commas between them, for a remedy.
package func listed(_ words: some Sequence<String>) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }

/// The sentence that names the nearest of `words`, or nothing when none comes near.
package func didYouMean(_ word: String, among words: some Sequence<String>) -> String? {
    Likeness.nearest(to: word, among: words).map { "did you mean '\($0)'?" }
}

/// Whether a terminal or a mail header could take the scalar for a command.
package func isControl(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
}
