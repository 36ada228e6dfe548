import CivilTime
import ReminderCore

/// Decides which of the headings says best what became of an occurrence.
struct ChangeHeading {
    /// The heading, with `title` to be filled in.
    let phrase: Phrase

    init(_ change: OccurrenceChange, in words: OccurrenceWording) {
        phrase =
            switch change.kinds.first {
            case .cancelled: .cancelledHeading
            case .vanished: .vanishedHeading
            case .reappeared: .reappearedHeading
            case .moved where change.kinds.count == 1: ChangeHeading.moved(change, dates: words.dates)
            case .relocated where change.kinds.count == 1: ChangeHeading.relocated(change, in: words)
            case .retitled: .newTitleHeading
            case .moved, .relocated, nil: .changedHeading
            }
    }

    /// Whether it is the day or the time that people have to learn anew, or that they learn at last.
    private static func moved(_ change: OccurrenceChange, dates: DateWording) -> Phrase {
        let (before, after) = (change.before, change.occurrence)
        if before.facts.precision.isVague, !after.facts.precision.isVague { return .dateSetHeading }
        if dates.days(of: before.span) != dates.days(of: after.span) { return .newDateHeading }
        return before.span.isAllDay && !after.span.isAllDay ? .timeSetHeading : .newTimeHeading
    }

    /// Whether people learn another place, the place at last, or that nobody knows it any more.
    private static func relocated(_ change: OccurrenceChange, in words: OccurrenceWording) -> Phrase {
        if words.place(of: change.before).isEmpty { return .placeSetHeading }
        return words.place(of: change.occurrence).isEmpty ? .placeUnknownHeading : .newPlaceHeading
    }
}
