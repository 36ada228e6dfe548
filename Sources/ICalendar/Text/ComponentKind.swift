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

    /// What a BEGIN or END names.
    init(_ name: ArraySlice<UInt8>) {
        let name = name.trimmed
        self =
            if name.matches("VEVENT") {
                .event
            } else if name.matches("VALARM") {
                .alarm
            } else if name.matches("VCALENDAR") {
                .calendar
            } else if name.matches("VTODO") {
                .todo
            } else if name.matches("VTIMEZONE") {
                .timeZone
            } else if name.matches("STANDARD") {
                .standard
            } else if name.matches("DAYLIGHT") {
                .daylight
            } else {
                .other
            }
    }
}
