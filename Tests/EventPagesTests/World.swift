import CivilTime
import EventPages
import Foundation

/// The events of a page read on `day`, those sure enough to remind of.
func events(_ page: String, on day: String = "2026-03-02", all: Bool = false) -> [PageEvent] {
    read(page, on: day).events.filter { all || !$0.needsReview }
}

/// What a page read on `day` says.
func read(
    _ page: String, on day: String = "2026-03-02", layout: EventPageReader.Layout = .auto, item: String? = nil
) -> PageReading {
    EventPageReader(reference: date(day), layout: layout, item: item).read(Array(page.utf8))
}

/// A day in ISO 8601.
func date(_ text: String) -> CivilDate {
    guard let date = CivilDate(iso8601: text) else { preconditionFailure("\(text) is no date") }
    return date
}

extension PageEvent {
    /// Title and time on one line, to compare with.
    var summary: String {
        var when = "\(time.days.lowerBound)"
        if let start = time.start { when += " \(start.description.prefix(5))" }
        if time.days.upperBound > time.days.lowerBound || time.end != nil {
            when += " – \(time.days.upperBound)"
            if let end = time.end { when += " \(end.description.prefix(5))" }
        }
        return "\(when) \(title)"
    }
}

/// What others made and measured, beside the checkout when it is there.
enum Shared {
    /// The path of something in it; nil when it is not there.
    static func path(_ name: String) -> String? {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/\(name)")
        let path = root.standardizedFileURL.path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
