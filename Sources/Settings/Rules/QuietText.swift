import CivilTime
import ReminderCore

/// Quiet hours as written in the configuration: `22:00-06:00`.
struct QuietText {
    let hours: QuietHours

    /// How they are written, for a remedy.
    static let example = "quiet: \"22:00-06:00\""

    init(_ text: String) throws(Objection) {
        guard let range = RangeText(text) else {
            throw Objection(
                "'quiet' is \(quoted(text)), which is not two times of day with a '-' between them",
                remedy: "write when it begins and ends, as in '\(Self.example)', or 'quiet: none'")
        }
        guard let begin = TimeOfDay(written: range.first), let end = TimeOfDay(written: range.last) else {
            let odd = [range.first, range.last].filter { TimeOfDay(written: $0) == nil }
            throw Objection(
                odd.count == 1
                    ? "'quiet' has \(quoted(odd[0])), which is not a time of day"
                    : "'quiet' has \(odd.map(quoted).joined(separator: " and ")), which are not times of day",
                remedy: "\(TimeOfDay.writingHint), as in '\(Self.example)'")
        }
        guard begin != end else {
            throw Objection(
                "'quiet' begins and ends at \(quoted(range.first))",
                remedy: "write two different times, as in '\(Self.example)', or 'quiet: none'")
        }
        hours = QuietHours(begin: begin, end: end)
    }
}

extension FaultCollector {
    /// The quiet hours in `node`, or that there are none; nil after noting a fault.
    func quiet(_ node: LocatedNode) -> Switchable<QuietHours>? {
        if node.isOff { return .off }
        guard let word = word(node, "'quiet'", example: QuietText.example) else { return nil }
        return checked(at: word.location) { () throws(Objection) in .on(try QuietText(word.text).hours) }
    }
}
