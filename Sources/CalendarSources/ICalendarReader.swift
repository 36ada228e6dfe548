package import CivilTime
import ICalendar
package import ReminderCore

/// Reads what iCalendar documents say about a window of time.
package struct ICalendarReader {
    /// The calendar's name in the configuration.
    private let calendar: String
    private let window: Range<Instant>
    /// The zone of times written without one.
    private let zone: any ZoneRules
    private let zones: any ZoneDatabase

    /// How much text one calendar may come to, in bytes: a short event that comes every minute is a long list.
    private static let mostText = 64 * 1024 * 1024
    /// How many faults of one calendar are kept: many small documents can have a hundred each.
    private static let mostFaults = 10_000

    package init(calendar: String, window: Range<Instant>, zone: any ZoneRules, zones: any ZoneDatabase) {
        (self.calendar, self.window, self.zone, self.zones) = (calendar, window, zone, zones)
    }

    /// The occurrences in `documents`, earliest first, and every fault found on the way.
    ///
    /// - Throws: When none of the documents is a calendar.
    package func read(_ documents: [CalendarDocument]) throws(SourceFailure) -> CalendarReading {
        var reading = CalendarReading()
        var gathering = Gathering(calendar: calendar, room: Self.mostText)
        var strangers: [Diagnostic] = []
        var isSeparable = documents.count == 1
        for (index, document) in documents.enumerated() {
            let file = CalendarFile(reading: document.bytes)
            note(file.faults, in: document, &reading)
            if !file.isCalendar {
                strangers += file.faults.prefix(1).map { $0.diagnostic(in: document.name) }
                continue
            }
            if file.isCutOff { reading.isCutOff = true }
            let expansion = file.occurrences(in: window, zones: zones, defaultZone: zone)
            note(expansion.faults, in: document, &reading)
            if !file.isSeparable || expansion.isCrowded { isSeparable = false }
            for event in expansion.occurrences {
                gathering.take(event, from: index)
                if gathering.room < 0 { break }
            }
            if gathering.room < 0 { break }
        }
        if !documents.isEmpty, strangers.count == documents.count, let first = strangers.first {
            throw SourceFailure("\(first.location) \(first.problem)", remedy: first.remedy)
        }
        if gathering.room < 0 {
            reading.faults.append(
                Diagnostic(
                    .warning, at: Diagnostic.Location(file: documents.first?.name ?? ""),
                    "says more than 64 MiB with all its repetitions; the rest is left out",
                    remedy: "shorten the descriptions of events that come often"))
        }
        if documents.count > 1 { gathering.found.sort { $0.start < $1.start } }
        reading.occurrences = gathering.found.map(\.occurrence)
        reading.room = isSeparable && !gathering.hasDuplicates && gathering.room >= 0 ? gathering.room : nil
        return reading
    }

    /// The occurrences in `document` of the events that `revision` may have changed, and every fault of the document.
    ///
    /// What was added and what was removed has to be whole events. Then everything else is read the same in both
    /// documents, and comes to the same as long as no limit that events share is reached in either: `room` says that none
    /// was in the one before. An event that may have changed is one that has a UID in common with what was added or removed,
    /// wherever it stands.
    ///
    /// - Returns: Nil when it cannot be known which events those are.
    package func read(_ document: CalendarDocument, changedBy revision: Revision, room: Int) -> CalendarReading? {
        let former = revision.former.map { CalendarFile(reading: $0) }
        guard former.allSatisfy(\.isSeparable),
            revision.former.allSatisfy({ EventBorders.holdsWholeEvents($0[...]) }),
            revision.added.allSatisfy({ EventBorders.holdsWholeEvents(document.bytes[$0]) })
        else { return nil }
        let file = CalendarFile(reading: document.bytes)
        guard file.isCalendar, file.isSeparable else { return nil }
        let expansion = file.occurrences(in: window, zones: zones, defaultZone: zone)
        if expansion.isCrowded { return nil }
        let uids = former.reduce(into: file.uids(in: revision.added)) { $0.formUnion($1.uids) }
        let lines = file.lines(ofEventsCalled: uids)
        var gathering = Gathering(calendar: calendar, room: room)
        var rest = 0
        for event in expansion.occurrences {
            if lines.contains(event.line) { gathering.take(event, from: 0) } else { rest += 1 }
        }
        if gathering.hasDuplicates || gathering.room < 0 { return nil }
        var reading = CalendarReading(occurrences: gathering.found.map(\.occurrence))
        note(file.faults, in: document, &reading)
        note(expansion.faults, in: document, &reading)
        reading.isCutOff = file.isCutOff
        reading.room = gathering.room
        reading.scope = CalendarReading.Scope(uids: uids, rest: rest)
        return reading
    }

    /// Occurrences as they are found, each once.
    private struct Gathering {
        /// The calendar's name in the configuration.
        let calendar: String
        /// How much more text there may be, in bytes; less than nothing when there was more.
        var room: Int
        var found: [(start: Instant, occurrence: Occurrence)] = []
        /// Whether something was said twice.
        var hasDuplicates = false
        private var seen: [Occurrence.ID: (document: Int, start: Instant)] = [:]

        init(calendar: String, room: Int) { (self.calendar, self.room) = (calendar, room) }

        /// Takes what the document with this index says, unless it was said before or there is no room.
        mutating func take(_ event: EventOccurrence, from document: Int) {
            let start = event.start.instant
            var occurrence = Occurrence(event, calendar: calendar, recurrenceID: event.recurrenceID)
            if let other = seen[occurrence.id], other.document == document, other.start != start,
                event.recurrenceID == nil
            {
                // Events of one file that were given the same UID by mistake: none of them is lost.
                occurrence = Occurrence(event, calendar: calendar, recurrenceID: event.start.description)
            }
            if seen[occurrence.id] != nil {
                hasDuplicates = true
                return
            }
            room -= occurrence.size
            if room < 0 { return }
            seen[occurrence.id] = (document, start)
            found.append((start, occurrence))
        }
    }

    /// The lines of `documents` that state the occurrence `id` in the window; nil when none do.
    package func passage(of id: Occurrence.ID, in documents: [CalendarDocument]) -> Passage? {
        for document in documents {
            let file = CalendarFile(reading: document.bytes)
            let event = file.occurrences(in: window, zones: zones, defaultZone: zone).occurrences.first { event in
                // Of events that were given the same UID by mistake, one is known by when it begins.
                [event.recurrenceID, event.start.description].contains {
                    Occurrence(event, calendar: calendar, recurrenceID: $0).id == id
                }
            }
            guard let event else { continue }
            return Passage(
                document: document.name,
                lines: file.statedLines(ofComponentAt: event.line).map {
                    Passage.Line(number: $0.number, text: $0.text)
                })
        }
        return nil
    }

    /// Adds the faults of a document, as long as there is room for more.
    private func note(_ faults: [Fault], in document: CalendarDocument, _ reading: inout CalendarReading) {
        let room = Self.mostFaults - reading.faults.count
        guard room > 0 else { return }
        reading.faults += faults.prefix(room).map { $0.diagnostic(in: document.name) }
        if faults.count >= room {
            reading.faults.append(
                Diagnostic(
                    .warning, at: Diagnostic.Location(file: document.name),
                    "is one of many with faults; those after \(Self.mostFaults) are not listed", remedy: ""))
        }
    }
}

extension Fault {
    fileprivate func diagnostic(in file: String) -> Diagnostic {
        Diagnostic(.warning, at: Diagnostic.Location(file: file, line: line), problem, remedy: remedy ?? "")
    }
}
