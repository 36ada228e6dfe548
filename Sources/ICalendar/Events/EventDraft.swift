import CivilTime

/// A `VEVENT` or `VTODO` while its lines are being read.
struct EventDraft {
    /// An event or a to-do.
    let kind: EventKind
    /// The line of its BEGIN and where its first line stands.
    let line: Int
    let start: Int
    /// What was read so far, as in ``EventComponent``.
    var uid = UID.none
    var startTime: TimeValue?
    var endTime: TimeValue?
    var duration: NominalDuration?
    var rules: [RecurrenceRule] = []
    var exceptionRules: [RecurrenceRule] = []
    var added: [Recurrence.AddedDate] = []
    var removed: [TimeValue] = []
    var recurrenceID: TimeValue?
    var isForFuture = false
    var status = EventStatus.none
    var sequence: Int32 = 0
    var stamp: Int64 = .min
    /// Whether ``stamp`` is LAST-MODIFIED, which goes before DTSTAMP.
    var isModified = false
    /// How many properties were taken.
    var properties = 0
    /// Whether DTSTART or DUE was there but could not be read: that fault is noted already.
    var hasBrokenTime = false
    /// Whether RECURRENCE-ID could not be read: without it the component would pass for the whole series.
    var hasBrokenID = false

    /// A draft of nothing yet.
    init(kind: EventKind, line: Int, start: Int) { (self.kind, self.line, self.start) = (kind, line, start) }

    /// The component, or nil when it never happens: an event without DTSTART, a to-do without a deadline; `file` is what
    /// it stands in.
    func component(endingAt end: Int, calendar: Int32, in file: UnsafeRawBufferPointer) -> EventComponent? {
        if hasBrokenID { return nil }
        let hasDeadline = endTime != nil || duration != nil
        guard let time = startTime ?? (kind == .todo ? endTime : nil), kind == .event || hasDeadline else { return nil }
        let isSingle = rules.isEmpty && exceptionRules.isEmpty && added.isEmpty && removed.isEmpty
        return EventComponent(
            bytes: Int32(clamping: start)..<Int32(clamping: end), line: Int32(clamping: line), calendar: calendar,
            uid: uid, kind: kind, isForFuture: isForFuture, status: status, sequence: sequence, start: time,
            extent: endTime.map(Extent.until) ?? duration.map(Extent.lasting) ?? .unstated,
            recurrence: isSingle
                ? nil
                : Recurrence(rules: rules, exceptionRules: exceptionRules, added: added, removed: removed),
            recurrenceID: recurrenceID, stamp: stamp, uidHash: uid.hash(for: calendar, in: file))
    }
}
