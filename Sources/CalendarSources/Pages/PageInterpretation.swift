import CivilTime
import EventPages
import ReminderCore

/// Puts together what the documents of a page calendar say.
struct PageInterpretation {
    private let calendar: String
    private let window: Range<Instant>
    private let zone: any ZoneRules

    private(set) var reading = CalendarReading()
    private var seen: Set<Occurrence.ID> = []

    init(calendar: String, window: Range<Instant>, zone: any ZoneRules) {
        (self.calendar, self.window, self.zone) = (calendar, window, zone)
    }

    /// Adds what a calendar offered by the page says.
    mutating func add(_ other: CalendarReading) {
        for occurrence in other.occurrences where seen.insert(occurrence.id).inserted {
            reading.occurrences.append(occurrence)
        }
        reading.faults += other.faults
    }

    /// Adds what a page says: events that overlap the window, and those to look at first.
    ///
    /// - Parameters:
    ///   - document: What diagnostics call the page.
    ///   - address: Where the page is, which its links start from.
    mutating func add(_ page: PageReading, from document: String, at address: String) {
        reading.faults += page.faults.map {
            Diagnostic(.warning, at: Diagnostic.Location(file: document, line: $0.line), $0.problem, remedy: $0.remedy)
        }
        reading.understood += page.events.count
        let titles = Dictionary(grouping: page.events) { FoldedText($0.title) }.mapValues(\.count)
        for event in page.events where event.confidence > .zero {
            let occurrence = Occurrence(
                event, calendar: calendar, page: address, sameTitle: titles[FoldedText(event.title)] ?? 1, zone: zone)
            let (start, end) = (occurrence.span.start(in: zone), occurrence.span.end(in: zone))
            guard end > window.lowerBound || start >= window.lowerBound, start < window.upperBound,
                seen.insert(occurrence.id).inserted
            else { continue }
            if event.needsReview {
                reading.candidates.append(occurrence)
            } else {
                reading.occurrences.append(occurrence)
            }
        }
        let zone = zone
        reading.occurrences.sort { $0.span.start(in: zone) < $1.span.start(in: zone) }
    }
}
