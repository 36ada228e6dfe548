import CivilTime
import Fuzzing
import ICalendar

/// What was read, written and read again has the same occurrences; after the second round it is the same file.
@c(LLVMFuzzerTestOneInput)
public func roundTrip(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let trial = Trial(data, size)
    let file = CalendarFile(reading: trial.bytes, limits: trial.limits)
    let events = published(trial.expand(file, in: Trial.window))
    guard !events.isEmpty else { return 0 }
    let bytes = write(events)
    let written = CalendarFile(reading: bytes)
    claim(written.faults.isEmpty, "what is written has no faults: \(written.faults)")
    let again = published(trial.expandAll(written))
    claim(again.count == events.count, "no occurrence is lost: \(events.count) became \(again.count)")
    let (before, after) = (contents(of: events), contents(of: again))
    claim(before == after, "occurrences stay as they were: \(before.filter { after[$0.key] != $0.value })")
    // The first round gives UIDs to those that have none, and so may change the order of what begins at one time.
    let settled = write(again)
    claim(write(published(trial.expandAll(CalendarFile(reading: settled)))) == settled, "a third round changes nothing")
    return 0
}

/// The occurrences as they are to be published.
private func published(_ expansion: Expansion) -> [PublishedEvent] {
    expansion.occurrences.compactMap { occurrence in
        let (start, stop) = (occurrence.start, occurrence.end)
        // Beyond these years iCalendar has no times, and the writer takes the nearest it has.
        guard Trial.year(2) < start.instant, stop.instant < Trial.year(9999) else { return nil }
        var event = PublishedEvent(
            uid: occurrence.uid,
            time: occurrence.isAllDay
                ? .days(first: start.civil.date, end: stop.civil.date)
                : .timed(start: start.instant, end: stop.instant))
        event.recurrenceID = occurrence.recurrenceID ?? ""
        event.status = occurrence.status == .completed ? .none : occurrence.status
        event.summary = tamed(occurrence.summary)
        event.location = tamed(occurrence.location ?? "")
        event.description = tamed(occurrence.description ?? "")
        event.sequence = occurrence.sequence
        event.alarms = occurrence.alarms.compactMap { alarm in
            if case .fromStart(let duration) = alarm.trigger { duration } else { nil }
        }
        return event
    }
}

/// The text as the writer promises to write it: everything that ends a line is a line feed, and no other controls.
private func tamed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x85, 0x2028, 0x2029: scalars.append("\n")
        case 0x80..<0xA0: break
        default: scalars.append(scalar)
        }
    }
    return String(scalars)
}

private func write(_ events: [PublishedEvent]) -> [UInt8] {
    var writer = CalendarWriter(productID: "fuzzing", name: "Lịch", stamp: Trial.year(2020))
    for event in events { writer.add(event) }
    return writer.finish()
}

/// An event without its UID, which may get a number where two calendars would clash. Texts are bytes: strings compare
/// equal too easily.
private struct Content: Hashable {
    let time: PublishedEvent.Time
    let texts: [[UInt8]]
    let status: EventStatus
    let alarms: [NominalDuration]
    let sequence: Int

    init(_ event: PublishedEvent) {
        (time, status, alarms, sequence) = (event.time, event.status, event.alarms, event.sequence)
        texts = [event.summary, event.location, event.description].map { Array($0.utf8) }
    }
}

/// The events, and how many there are of each.
private func contents(of events: [PublishedEvent]) -> [Content: Int] {
    events.reduce(into: [:]) { $0[Content($1), default: 0] += 1 }
}
