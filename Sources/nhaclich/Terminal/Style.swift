import ArgumentParser
import HostSystem

/// Whether answers are in colour.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    /// On a terminal, unless the environment says otherwise: `NO_COLOR`, `TERM=dumb`, `CLICOLOR_FORCE`.
    case auto
    case always
    case never
}

/// What a word is, and so what colour it has.
enum Tone: String {
    case heading = "1"
    /// What is rarely read, such as the name of a delivery.
    case aside = "2"
    case good = "32"
    /// What may need a person, or is not over yet.
    case doubtful = "33"
    case bad = "31"

    /// How it is with something in this state; nil where that is neither good nor bad.
    ///
    /// Tables have states of deliveries, calendars and channels; those in capitals are the worst.
    init?(ofState state: String) {
        let word = state.prefix { $0 != ":" && $0 != "," && $0 != ";" }
        switch word {
        case "delivered", "accepted": self = .good
        case "good": self = state.dropFirst(word.count).first == "," ? .doubtful : .good
        case "failed", "expired", "FAILS", "STORE": self = .bad
        case "queued", "sending", "deferred", "HELD": self = .doubtful
        case _ where word.hasPrefix("left alone"): self = .bad
        case _ where word.hasPrefix("next try"): self = .doubtful
        default: return nil
        }
    }
}

/// Paints words where the answer goes, or leaves them as they are.
struct Style: Sendable {
    /// The style of what is written now; ``FormatOption`` chooses it.
    @TaskLocal static var current = Style(isColoured: false)

    let isColoured: Bool

    init(isColoured: Bool) { self.isColoured = isColoured }

    /// The style for what goes to `terminal`.
    init(_ choice: ColourChoice, on terminal: Terminal) {
        switch choice {
        case .always: isColoured = true
        case .never: isColoured = false
        case .auto:
            let isForced = environment("CLICOLOR_FORCE").map { $0 != "0" } ?? false
            isColoured = environment("NO_COLOR") == nil && (isForced || terminal.takesColour)
        }
    }

    /// `text` in the colour of `tone`.
    func paint(_ text: String, _ tone: Tone?) -> String {
        guard isColoured, let tone, !text.isEmpty else { return text }
        return "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
    }
}
