import CivilTime
import Fuzzing
import ICalendar

/// Whatever was read can be expanded: in order, each occurrence once, within the window, in halves as in one piece.
@c(LLVMFuzzerTestOneInput)
public func expand(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let trial = Trial(data, size)
    let file = CalendarFile(reading: trial.bytes, limits: trial.limits)
    guard file.componentCount > 0 else { return 0 }
    _ = trial.expand(file, in: Instant(milliseconds: .min)..<Instant(milliseconds: .max))

    // In the hour that comes twice in New York.
    let middle = Instant(unixSeconds: 1_572_758_999)
    let windows = [Trial.window, Trial.window.lowerBound..<middle, middle..<Trial.window.upperBound]
    let expansions = windows.map { trial.expand(file, in: $0) }
    for (expansion, window) in zip(expansions, windows) { check(expansion, in: window) }
    // A fault tells that something was left out; then the halves may have more than the whole.
    if expansions.allSatisfy(\.faults.isEmpty) {
        let marks = expansions.map { Set($0.occurrences.map(Mark.init)) }
        claim(marks[0] == marks[1].union(marks[2]), "two halves have the same as the whole")
    }
    return 0
}

/// What tells an occurrence from all others of its file.
private struct Mark: Hashable {
    let line: Int
    let recurrenceID: String?
    let start: Instant
    let end: Instant

    init(_ occurrence: EventOccurrence) {
        (line, recurrenceID) = (occurrence.line, occurrence.recurrenceID)
        (start, end) = (occurrence.start.instant, occurrence.end.instant)
    }
}

private func check(_ expansion: Expansion, in window: Range<Instant>) {
    let occurrences = expansion.occurrences
    claim(Set(occurrences.map(Mark.init)).count == occurrences.count, "each occurrence comes once")
    for (one, next) in zip(occurrences, occurrences.dropFirst()) {
        claim(one.start.instant <= next.start.instant, "occurrences are in order")
        if one.start.instant == next.start.instant { claim(one.uid <= next.uid, "equal times are ordered by UID") }
    }
    for occurrence in occurrences {
        let (start, stop) = (occurrence.start.instant, occurrence.end.instant)
        claim(start <= stop, "nothing ends before it begins")
        claim(start < window.upperBound, "occurrences begin before the window ends")
        claim(stop > window.lowerBound || start >= window.lowerBound, "occurrences end after the window begins")
    }
    for occurrence in occurrences.prefix(20) {
        claim(occurrence.alarms.count <= 100, "alarms are bounded")
        let instants = occurrence.alarmInstants
        claim(instants == instants.sorted(), "alarms are in order")
        _ = (occurrence.description, occurrence.location, occurrence.url, occurrence.organizer, occurrence.categories)
        _ = (occurrence.start.description, occurrence.end.description, occurrence.zoneName, occurrence.status)
    }
}
