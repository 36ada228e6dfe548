import CalendarSources
package import CivilTime
import DateGrammar
package import EventPages
package import ReminderCore

/// Lists the events of a page in a file, for `nhaclich extract`.
package struct PageListing: Sendable {
    /// One event, as it is printed; what the page does not say is left out.
    package struct Entry: Codable, Hashable, Sendable {
        package let title: String
        /// A date, or a date and a time, with an offset where the page gives one.
        package let start: String
        /// Likewise; of whole days, the last one. Nil when the page tells a time to begin and none to end.
        package let end: String?
        package let allDay: Bool
        package let location: String?
        package let organizer: String?
        package let mode: String?
        package let dayPart: String?
        /// `day`, `window`, `range`, `month` or `approximate`.
        package let datePrecision: String
        /// `past`, `future` or `future-at-publication`.
        package let tense: String
        /// `CONFIRMED`, `TENTATIVE` or `CANCELLED`.
        package let status: String
        package let kind: String
        package let attendable: Bool
        package let link: String?
        /// The page's own words that the time was understood from.
        package let evidence: String
        /// The line they begin on.
        package let line: Int
        /// `high`, `medium` or `low`.
        package let confidence: String
        /// True for what would wait for an operator's word.
        package let review: Bool?
    }

    private let reader: EventPageReader
    private let address: String

    /// - Parameters:
    ///   - reference: The day the page is read; nil for today.
    ///   - address: Where the page is on the web, to make its links whole; empty when unknown.
    package init(
        reference: CivilDate, layout: EventPageReader.Layout = .auto, item: String? = nil, address: String = ""
    ) {
        reader = EventPageReader(reference: reference, layout: layout, item: item)
        self.address = address
    }

    /// What a file announces.
    package struct Listing: Sendable {
        package let entries: [Entry]
        /// What could not be understood.
        package let faults: [Diagnostic]
        /// How many events are left out because they would wait for review.
        package let waiting: Int
    }

    /// The events in the file at `path`.
    ///
    /// - Parameter all: Whether those that would wait for review are listed too.
    /// - Throws: ``SourceFailure`` when the file cannot be read.
    package func list(_ path: String, all: Bool) throws(SourceFailure) -> Listing {
        let reading = reader.read(try CalendarFileOnDisk(path).read().bytes)
        let faults = reading.faults.map {
            Diagnostic(.warning, at: Diagnostic.Location(file: path, line: $0.line), $0.problem, remedy: $0.remedy)
        }
        let events = reading.events.filter { $0.confidence > .zero }
        let listed = all ? events : events.filter { !$0.needsReview }
        return Listing(entries: listed.map { entry($0) }, faults: faults, waiting: events.count - listed.count)
    }

    private func entry(_ event: PageEvent) -> Entry {
        let time = event.time
        let quote = event.evidence.first { $0.field == .time }
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        let hasEnd = time.start == nil || time.end != nil || time.days.upperBound > time.days.lowerBound
        return Entry(
            title: event.title, start: text(time.days.lowerBound, time.start, time),
            end: hasEnd ? text(time.days.upperBound, time.end, time) : nil, allDay: time.start == nil,
            location: known(event.location), organizer: known(event.organizer), mode: event.mode?.rawValue,
            dayPart: time.start == nil ? time.partOfDay?.rawValue : nil, datePrecision: event.precision.rawValue,
            tense: event.tense.rawValue, status: event.status.rawValue, kind: event.kind.rawValue,
            attendable: event.kind.isAttendable, link: known(PageAddress.resolved(event.link, against: address)),
            evidence: quote?.quote ?? "", line: quote?.line ?? 0, confidence: event.confidence.description,
            review: event.needsReview ? true : nil)
    }

    private func text(_ date: CivilDate, _ clock: TimeOfDay?, _ time: PageTime) -> String {
        guard let clock else { return "\(date)" }
        let text = "\(date)T\(clock.description.prefix(5))"
        guard let offset = time.utcOffset else { return text }
        let minutes = abs(offset) / 60
        return "\(text):00\(offset < 0 ? "-" : "+")\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    }
}
