import ReminderCore

/// Which mails only some of their recipients have got, as one text that outlives the program.
struct SMTPLedger: Sendable {
    /// The latest last.
    private var entries: [(delivery: Identity, progress: SMTPProgress)] = []

    /// The longest text, in bytes; of the oldest mails it is then forgotten who has got them.
    private static let limit = 16_000

    /// - Parameter text: As ``text`` gives it; what is not understood is left out.
    init(_ text: String = "") {
        var current: Identity?
        for line in text.split(separator: "\n") {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if words.count == 1 { current = Identity(words[0]) }
            guard words.count == 3, let delivery = current else { continue }
            let known = self[delivery]
            self[delivery] =
                words[2].isEmpty
                ? SMTPProgress(taken: known.taken.union([words[1]]), refused: known.refused)
                : SMTPProgress(
                    taken: known.taken, refused: known.refused + [.init(recipient: words[1], why: words[2])])
        }
    }

    /// What is known of a mail. Only what ends the matter for a recipient is kept.
    subscript(delivery: Identity) -> SMTPProgress {
        get { entries.first { $0.delivery == delivery }?.progress ?? SMTPProgress() }
        set {
            entries.removeAll { $0.delivery == delivery }
            if newValue.taken.isEmpty && newValue.refused.isEmpty { return }
            entries.append((delivery, SMTPProgress(taken: newValue.taken, refused: newValue.refused)))
        }
    }

    /// A line with the name of each mail's delivery, and below it one for each recipient: the address, and why he was
    /// refused, where he was.
    var text: String {
        var (text, length) = (Substring(), 0)
        for entry in entries.reversed() {
            let taken = entry.progress.taken.sorted().map { "\t\($0)\t\n" }
            let refused = entry.progress.refused.map { "\t\($0.recipient)\t\($0.why)\n" }
            let lines = "\(entry.delivery)\n\((taken + refused).joined())"
            length += lines.utf8.count
            if length > Self.limit { break }
            text = lines + text
        }
        return String(text)
    }
}
