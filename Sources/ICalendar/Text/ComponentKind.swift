/// The components that are told apart (RFC 5545, 3.6).
enum ComponentKind: Sendable {
    case calendar
    case event
    case todo
    case alarm
    case timeZone
    case standard
    case daylight
    case other

    /// The components by keyword.
    static let table = KeywordTable<ComponentKind>([
        ("VEVENT", .event), ("VALARM", .alarm), ("VCALENDAR", .calendar), ("VTODO", .todo), ("VTIMEZONE", .timeZone),
        ("STANDARD", .standard), ("DAYLIGHT", .daylight),
    ])

    /// What a BEGIN or END names.
    init(_ name: ArraySlice<UInt8>) {
        self = Keyword(name.trimmed).flatMap { ComponentKind.table[$0] } ?? .other
    }
}
