import CivilTime

/// Events that several calendars tell of: the same workshop on a listing, in its article and in a feed.
///
/// Calendars name their events each in its own way, and a page's events have no names at all. Those that begin at the
/// same moment and have like titles are one.
struct Twins {
    /// The most events that begin at one moment that are compared.
    private static let most = 200

    /// What begins at one moment and is reminded of by one rule.
    private struct Group: Hashable {
        let start: Instant
        let rule: String

        init(_ reminder: Reminder) { (start, rule) = (reminder.start, reminder.rule) }
    }

    private let groups: [Group: [Occurrence]]

    init(among due: [DueReminder]) {
        // Calendars have names of their own; only pages make twins.
        let pages = Set(due.lazy.filter { $0.occurrence.facts != .none }.map { Group($0.reminder) })
        var groups: [Group: [Occurrence]] = [:]
        if !pages.isEmpty {
            for item in due where pages.contains(Group(item.reminder)) {
                groups[Group(item.reminder), default: []].append(item.occurrence)
            }
        }
        self.groups = groups
    }

    /// Whether another calendar tells of the event in `item` too, and better: a calendar better than a page, and of
    /// two pages the one whose name comes first.
    func haveBetter(than item: DueReminder) -> Bool {
        guard item.occurrence.facts != .none, let others = groups[Group(item.reminder)], others.count <= Self.most
        else {
            return false
        }
        let likeness = TitleLikeness(item.occurrence.title)
        return others.contains { other in
            other.isPreferred(to: item.occurrence) && TitleLikeness(other.title).isLike(likeness)
        }
    }
}

extension Occurrence {
    /// Whether this and `other`, which begin at the same moment, are one event that two calendars tell of.
    package func isTwin(of other: Occurrence) -> Bool {
        id.calendar != other.id.calendar && (facts != .none || other.facts != .none)
            && TitleLikeness(title).isLike(TitleLikeness(other.title))
    }

    /// Whether its reminders are sent and not those of its twin: a calendar's are better than a page's, and of two
    /// pages those of the one whose name comes first.
    package func isPreferred(to twin: Occurrence) -> Bool {
        guard twin.facts != .none, id.calendar != twin.id.calendar else { return false }
        return facts == .none || id.calendar < twin.id.calendar
    }
}
