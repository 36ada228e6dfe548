import CivilTime
import ReminderCore
import Settings

/// A command as somebody wrote it in a room.
struct ChatCommand: Hashable, Sendable {
    /// What is to be done.
    enum Verb: String, Hashable, Sendable {
        case upcoming, why, snooze, mute, unmute, help

        /// Whether something is another way afterwards, so that it must not be done twice.
        var isAction: Bool {
            switch self {
            case .snooze, .mute, .unmute: true
            case .upcoming, .why, .help: false
            }
        }
    }

    let verb: Verb
    /// What it is about, without a length of time; empty when that is not said.
    let words: String
    /// For how long; nil when that is not said.
    let length: NominalDuration?

    /// The longest line that is read, in bytes.
    private static let longest = 500
    /// The names of commands without their accents, English and Vietnamese.
    private static let verbs: [String: Verb] = [
        "upcoming": .upcoming, "saptoi": .upcoming, "why": .why, "visao": .why, "snooze": .snooze, "nhaclai": .snooze,
        "mute": .mute, "imlang": .mute, "unmute": .unmute, "thoiimlang": .unmute, "help": .help, "trogiup": .help,
        "start": .help,
    ]
    /// The letters of units of time, by what people call those without accents.
    private static let units: [String: String] = [
        "minute": "m", "minutes": "m", "min": "m", "phut": "m", "hour": "h", "hours": "h", "gio": "h", "tieng": "h",
        "day": "d", "days": "d", "ngay": "d", "week": "w", "weeks": "w", "tuan": "w",
    ]

    /// The command in the first line of `text`; nil when that is none.
    ///
    /// It begins with a slash, or with an exclamation mark for services whose programs keep the slash to themselves; the
    /// name of the bot may follow the command's.
    init?(_ text: String) {
        let line = text.prefix { !$0.isNewline }
        guard line.utf8.count <= Self.longest, line.first == "/" || line.first == "!",
            line.dropFirst().first?.isLetter == true
        else { return nil }
        var tokens = line.dropFirst().split { $0.isWhitespace }[...]
        guard let name = tokens.popFirst(), let verb = Self.verbs[Self.folded(name.prefix { $0 != "@" })] else {
            return nil
        }
        self.verb = verb
        switch verb {
        case .snooze, .mute: (length, tokens) = Self.length(in: tokens)
        case .upcoming, .why, .unmute, .help: length = nil
        }
        words = tokens.joined(separator: " ")
    }

    /// How many are wanted, when that is all that is said.
    var count: Int? { words.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(words) : nil }

    /// The length of time at the beginning or the end of `tokens`, and the others.
    private static func length(
        in tokens: ArraySlice<Substring>
    ) -> (NominalDuration?, ArraySlice<Substring>) {
        for count in [4, 3, 2, 1] where count <= tokens.count {
            if let length = length(tokens.prefix(count)) { return (length, tokens.dropFirst(count)) }
            if let length = length(tokens.suffix(count)) { return (length, tokens.dropLast(count)) }
        }
        return (nil, tokens)
    }

    /// The length of time that `text` is, in English or Vietnamese, such as `2h` or `1 ngày`; nil when it is none.
    static func length(of text: String) -> NominalDuration? { length(text.split(separator: " ")[...]) }

    private static func length(_ tokens: ArraySlice<Substring>) -> NominalDuration? {
        let text = tokens.map { token in
            let digits = token.prefix { $0.isASCII && $0.isNumber }
            let unit = token.dropFirst(digits.count)
            return digits + (units[folded(unit)] ?? String(unit))
        }.joined(separator: " ")
        return DurationText.nominal(text).flatMap { $0 == .zero ? nil : $0 }
    }

    private static func folded(_ text: some StringProtocol) -> String {
        String(decoding: FoldedText(text).utf8, as: UTF8.self)
    }
}
