import CivilTime
import Foundation

/// Where a CalDAV calendar was left at its last good reading: what the next one needs to know besides the items.
struct CalDAVBookmark: Codable, Hashable {
    /// The addresses that are asked what changed.
    let places: [String]
    /// Whether there is one place, and it is a calendar.
    let isCalendar: Bool
    /// The time whose items were listed, in milliseconds since 1970.
    let from, until: Int64
    /// What each calendar's last change is known by, by its address; empty where the server does not tell.
    let marks: [String: String]

    init(_ place: CalDAVPlace, marks: [String: String], listed: Range<Instant>) {
        places = place.addresses.map(\.text)
        isCalendar = place.isCalendar
        (from, until) = (listed.lowerBound.milliseconds, listed.upperBound.milliseconds)
        self.marks = marks
    }

    /// The bookmark in `text`, or nil when it is none.
    init?(_ text: String) {
        guard let mark = try? JSONDecoder().decode(CalDAVBookmark.self, from: Data(text.utf8)) else { return nil }
        self = mark
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // It holds nothing that cannot be encoded.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The time whose items were listed.
    var listed: Range<Instant> {
        Instant(milliseconds: min(from, until))..<Instant(milliseconds: max(from, until))
    }

    /// Whether all of `window` was looked at.
    func covers(_ window: Range<Instant>) -> Bool {
        from <= window.lowerBound.milliseconds && until >= window.upperBound.milliseconds
    }
}
