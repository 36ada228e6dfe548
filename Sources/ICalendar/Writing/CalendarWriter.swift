package import CivilTime

/// Writes occurrences as an iCalendar file that others subscribe to, or that is sent to them (RFC 5545, RFC 5546).
///
/// Every occurrence is a `VEVENT` of its own, without a rule. One of a series keeps the UID and has the RECURRENCE-ID
/// that it has in its own calendar; the series itself is not there. RFC 5546 allows this for PUBLISH, RFC 4791 (4.1)
/// for the occurrences of a series of which the rest is not one's own, and Google publishes calendars so. A UID made
/// up for each occurrence would suit careless readers better, but whoever knows the event from elsewhere, this
/// program above all, would no longer recognise it.
///
/// The same events give the same bytes.
package struct CalendarWriter: ~Copyable {
    private let stamp: Instant
    private let method: CalendarMethod
    private var lines = LineWriter()
    private var names = PublishedNames()

    /// A calendar without events.
    ///
    /// One that stays so has no component. The RFC's grammar wants one, but readers do not, and one that means nothing
    /// would only be there for show.
    ///
    /// - Parameters:
    ///   - productID: Who writes (PRODID).
    ///   - name: What the calendar calls itself; empty when it has no name.
    ///   - stamp: When it is written (DTSTAMP).
    ///   - refresh: How often readers should look again, if that is known.
    ///   - method: What readers are to do with it (METHOD).
    package init(
        productID: String = "-//nhaclich//nhaclich//EN", name: String, stamp: Instant, refresh: NominalDuration? = nil,
        method: CalendarMethod = .publish
    ) {
        (self.stamp, self.method) = (stamp, method)
        lines.line("BEGIN:VCALENDAR")
        lines.line("VERSION:2.0")
        lines.text("PRODID", productID)
        lines.line("CALSCALE:GREGORIAN")
        switch method {
        case .publish: lines.line("METHOD:PUBLISH")
        case .request: lines.line("METHOD:REQUEST")
        case .cancel: lines.line("METHOD:CANCEL")
        }
        if !name.isEmpty {
            // RFC 7986, 5.1, and what programs read that are older.
            lines.text("NAME", name)
            lines.text("X-WR-CALNAME", name)
        }
        if let refresh, refresh.roughSeconds > 0 {
            lines.duration("REFRESH-INTERVAL;VALUE=DURATION", refresh)
            lines.duration("X-PUBLISHED-TTL", refresh)
        }
    }

    /// Adds an occurrence.
    package mutating func add(_ event: PublishedEvent) {
        let planned = TimeValue(Array(event.recurrenceID.utf8)[...], in: .floating)
        lines.line("BEGIN:VEVENT")
        lines.text("UID", names.claim(CalendarWriter.uid(of: event, isNamed: planned != nil), planned: planned))
        if let planned { lines.time("RECURRENCE-ID", planned) }
        lines.time("DTSTAMP", TimeValue(nearest: stamp))
        add(event.time)
        if event.sequence > 0 { lines.number("SEQUENCE", min(event.sequence, Int(Int32.max))) }
        switch event.status {
        case .confirmed: lines.line("STATUS:CONFIRMED")
        case .tentative: lines.line("STATUS:TENTATIVE")
        case .cancelled: lines.line("STATUS:CANCELLED")
        case .none, .completed: break
        }
        // Some readers want a SUMMARY even when it says nothing.
        lines.text("SUMMARY", event.summary)
        if !event.location.isEmpty { lines.text("LOCATION", event.location) }
        if !event.description.isEmpty { lines.text("DESCRIPTION", event.description) }
        // An address has no escapes: one that would need some is none.
        let isAddress = !event.url.unicodeScalars.contains { $0.properties.isWhitespace || $0.properties.isControl }
        if isAddress, !event.url.isEmpty { lines.address("URL;VALUE=URI", event.url) }
        addPeople(of: event)
        for alarm in event.alarms {
            lines.line("BEGIN:VALARM")
            lines.line("ACTION:DISPLAY")
            lines.duration("TRIGGER", alarm)
            lines.text("DESCRIPTION", event.summary)
            lines.line("END:VALARM")
        }
        lines.line("END:VEVENT")
    }

    /// The calendar's bytes.
    package consuming func finish() -> [UInt8] {
        lines.line("END:VCALENDAR")
        return lines.bytes
    }

    /// Writes who answers for the event and, where people are asked something, whom.
    private mutating func addPeople(of event: PublishedEvent) {
        if !event.organizer.isEmpty { lines.address("ORGANIZER", CalendarWriter.mailto(event.organizer)) }
        for attendee in event.attendees.map(CalendarWriter.mailto) {
            switch method {
            case .publish: break
            case .request:
                lines.address("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE", attendee)
            case .cancel: lines.address("ATTENDEE;ROLE=REQ-PARTICIPANT", attendee)
            }
        }
    }

    /// A mail address as an address of the web; what has a meaning there is written in hexadecimal (RFC 6068, 2).
    private static func mailto(_ address: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return "mailto:"
            + address.utf8.reduce(into: "") { text, byte in
                let isPlain = (0x21...0x7E).contains(byte) && !"%?&#\"<>\\[]^`{|}".utf8.contains(byte)
                text += isPlain ? String(Unicode.Scalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
    }

    private mutating func add(_ time: PublishedEvent.Time) {
        switch time {
        case .timed(let start, let end):
            let (start, end) = (TimeValue(nearest: start), TimeValue(nearest: end))
            lines.time("DTSTART", start)
            // DTEND has to be later than DTSTART; without it, the event takes no time (RFC 5545, 3.6.1).
            if end.wallSeconds > start.wallSeconds { lines.time("DTEND", end) }
        case .days(let first, let end):
            let (first, next) = (TimeValue(nearest: first), TimeValue(nearest: max(end, first.adding(days: 1))))
            lines.time("DTSTART", first)
            if next.wallSeconds > first.wallSeconds { lines.time("DTEND", next) }
        }
    }

    /// The event's UID as a reader will see it, or one made of what the event is.
    private static func uid(of event: PublishedEvent, isNamed: Bool) -> String {
        var uid = TextValue.readBack(event.uid)
        if uid.isEmpty {
            uid =
                switch event.time {
                case .timed(let start, _): TextValue.readBack("\(start) \(event.summary)")
                case .days(let first, _): TextValue.readBack("\(first) \(event.summary)")
                }
        }
        // A name that is no time cannot be a RECURRENCE-ID; the occurrence must stay another one than its neighbours.
        return isNamed || event.recurrenceID.isEmpty ? uid : "\(uid)/\(TextValue.readBack(event.recurrenceID))"
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isControl: Bool { generalCategory == .control }
}
