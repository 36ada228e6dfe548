/// A `VEVENT` or `VTODO` as read: when it happens, taken apart; everything else stays in the file's bytes.
struct EventComponent: Sendable {
    /// Where its lines stand in the file, from behind BEGIN to the beginning of END.
    let bytes: Range<Int32>
    /// The line of its BEGIN.
    let line: Int32
    /// The `VCALENDAR` it stands in, counted from 0.
    let calendar: Int32
    /// UID.
    let uid: UID
    /// An event or a to-do.
    let kind: EventKind
    /// Whether it stands in for all later ones as well (RANGE=THISANDFUTURE).
    let isForFuture: Bool
    /// STATUS, or cancelled by the METHOD.
    var status: EventStatus
    /// SEQUENCE; higher is newer.
    let sequence: Int32
    /// DTSTART; of a to-do without one, DUE.
    let start: TimeValue
    /// How long it takes.
    let extent: Extent
    /// What repeats it, if anything does.
    let recurrence: Recurrence?
    /// The occurrence of its series it stands in for (RECURRENCE-ID).
    let recurrenceID: TimeValue?
    /// LAST-MODIFIED, or DTSTAMP without it, in seconds; only for telling which is newer.
    let stamp: Int64
    /// A hash of its UID and its calendar, which nobody outside can foresee: no file makes all of its UIDs meet.
    let uidHash: UInt32

    /// Whether this is at least as new a version of the same thing as `other` (RFC 5546, 2.1.5).
    func supersedes(_ other: EventComponent) -> Bool { (sequence, stamp) >= (other.sequence, other.stamp) }
}
