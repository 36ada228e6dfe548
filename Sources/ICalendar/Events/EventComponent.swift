/// A `VEVENT` or `VTODO` as read: when it happens, taken apart; everything else stays in the file's bytes.
struct EventComponent: Sendable {
    /// Where its lines stand in the file, from behind BEGIN to the beginning of END.
    var bytes: Range<Int>
    /// The line of its BEGIN.
    let line: Int32
    /// The `VCALENDAR` it stands in, counted from 0.
    let calendar: Int32
    /// An event or a to-do.
    let kind: EventKind
    /// UID.
    var uid = UID.none
    /// DTSTART; of a to-do without one, DUE.
    var start: TimeValue
    /// How long it takes.
    var extent = Extent.unstated
    /// What repeats it, if anything does.
    var recurrence: Recurrence?
    /// The occurrence of its series it stands in for (RECURRENCE-ID).
    var recurrenceID: TimeValue?
    /// Whether it stands in for all later ones as well (RANGE=THISANDFUTURE).
    var isForFuture = false
    /// STATUS, or cancelled by the METHOD.
    var status = EventStatus.none
    /// SEQUENCE; higher is newer.
    var sequence: Int32 = 0
    /// LAST-MODIFIED, or DTSTAMP without it, in seconds; only for telling which is newer.
    var stamp: Int64 = .min

    /// Whether this is at least as new a version of the same thing as `other` (RFC 5546, 2.1.5).
    func supersedes(_ other: EventComponent) -> Bool { (sequence, stamp) >= (other.sequence, other.stamp) }
}
