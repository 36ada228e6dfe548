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

    /// The component, or nil when it never happens: an event without DTSTART, a to-do without a deadline.
    func component(endingAt end: Int, calendar: Int) -> EventComponent? {
        if hasBrokenID { return nil }
        let hasDeadline = endTime != nil || duration != nil
        guard let time = startTime ?? (kind == .todo ? endTime : nil), kind == .event || hasDeadline else { return nil }
        var component = EventComponent(
            bytes: start..<end, line: Int32(clamping: line), calendar: Int32(clamping: calendar), kind: kind, uid: uid,
            start: time, recurrenceID: recurrenceID, isForFuture: isForFuture, status: status, sequence: sequence,
            stamp: stamp)
        if let endTime {
            component.extent = .until(endTime)
        } else if let duration {
            component.extent = .lasting(duration)
        }
        if !(rules.isEmpty && exceptionRules.isEmpty && added.isEmpty && removed.isEmpty) {
            component.recurrence = Recurrence(
                rules: rules, exceptionRules: exceptionRules, added: added, removed: removed)
        }
        return component
    }
}
