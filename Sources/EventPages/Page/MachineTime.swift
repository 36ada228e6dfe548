import CivilTime
import DateGrammar

/// What a `<time datetime="…">` says, where the text beside it says less: "24/9", "3 ngày trước".
enum MachineTime {
    /// The exact mention of a short block, or nil when its own words are as good.
    static func mention(of block: Block, _ mentions: [DateMention]) -> DateMention? {
        guard !block.machineTime.isEmpty, let exact = ISO8601Time(block.machineTime), block.text.count <= 120 else {
            return nil
        }
        let own = mentions.first { $0.days != nil }
        if let own, own.basis == .written, own.startTime != nil || exact.time == nil { return nil }
        // Words that mean another day are about something else.
        if let days = own?.days, own?.basis == .written, !days.contains(exact.date) { return nil }
        return DateMention(exactly: exact.date, at: exact.time, range: own?.range ?? 0..<block.text.count)
    }
}
