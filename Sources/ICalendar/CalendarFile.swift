/// A calendar file as read: the events kept compactly, recurrences not yet worked out.
package struct CalendarFile: Sendable {
    /// What the calendar calls itself (X-WR-CALNAME or NAME), or nil.
    package let name: String?
    /// What is wrong with the file, in the order of its lines: a bounded number.
    package let faults: [Fault]
    /// How many more faults there were.
    package let omittedFaults: Int
    /// Whether this is a calendar at all; if not, the first fault says what it looks like.
    package let isCalendar: Bool
    /// Whether the file ends in the middle of an event: the rest of it is somewhere on the way.
    package let isCutOff: Bool
    /// How many events and to-dos were read, overrides and old versions included.
    package var componentCount: Int { events.count }

    /// Whether what one event says can be understood without the others: none of the limits that they share was reached,
    /// every one has a UID that can be written in one way only, and the file is as it was received.
    package let isSeparable: Bool

    /// The file's bytes, in UTF-8.
    let bytes: [UInt8]
    /// What was read, in the order of the file.
    let events: [EventComponent]
    /// What their UIDs begin with.
    let uidPrefix: UIDPrefix
    /// Which of ``events`` belong together.
    let series: [EventSeries]
    /// The file's own zones.
    let zones: [VTimeZone]
    /// The names of zones that times are told in.
    let zoneNames: ZoneNames
    /// X-WR-TIMEZONE of each `VCALENDAR`.
    let calendarZones: [String?]

    /// Reads a file. This never fails: what is broken becomes a fault, and the rest is read.
    package init(reading bytes: [UInt8], limits: ReadingLimits = .standard) {
        var faults = FaultLog(limit: limits.faults)
        // Places in a file are kept in 32 bits.
        let room = min(limits.bytes, Int(Int32.max))
        let isTooLong = bytes.count > room
        if isTooLong { faults.add(line: 0, "is \(bytes.count) bytes long; more than \(room) are not read") }
        let text = SourceText(isTooLong ? [] : bytes, faults: &faults)
        var reader = CalendarReader(limits: limits, faults: faults)
        reader.read(text)
        faults = reader.faults
        series = EventSeries.series(of: reader.events, in: text.bytes, faults: &faults)
        (self.bytes, events, uidPrefix, zones) = (text.bytes, reader.events, reader.uidPrefix, reader.zones)
        (zoneNames, calendarZones) = (reader.zoneNames, reader.calendarZones)
        (name, isCalendar, isCutOff) = (reader.name, reader.isCalendar, reader.isCutOff)
        if !reader.isCalendar, !isTooLong {
            self.faults = [Fault(line: 0, problem: CalendarFile.likeness(of: text), remedy: nil)] + faults.faults
        } else {
            self.faults = faults.faults.sorted { $0.line < $1.line }
        }
        omittedFaults = faults.omitted
        isSeparable =
            !text.isMended && !isTooLong && reader.isSeparable
            && text.bytes.withUnsafeBytes { file in reader.events.allSatisfy { $0.uid.isPlain(in: file) } }
    }

    /// What a file looks like that is no calendar.
    private static func likeness(of text: SourceText) -> String {
        if text.bytes.prefix(2048).contains(0) { return "is no text, so no calendar" }
        let beginning = text.bytes[text.start...].prefix(2048).trimmed
        guard let first = beginning.first else { return text.bytes.isEmpty ? "is empty" : "is blank" }
        switch first {
        case UInt8(ascii: "<"):
            let isPage = String(decoding: beginning, as: UTF8.self).lowercased().contains("html")
            return isPage ? "is a web page (HTML), not a calendar" : "is XML, not a calendar"
        case UInt8(ascii: "{"), UInt8(ascii: "["): return "is JSON, not a calendar"
        default: return "is not a calendar: it begins with \(quoted(beginning.prefix(64)))"
        }
    }
}
