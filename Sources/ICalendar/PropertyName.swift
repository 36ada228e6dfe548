/// The properties that are read; their raw values are their names in RFC 5545 and its extensions.
enum PropertyName: String, CaseIterable, Sendable {
    case action = "ACTION"
    case begin = "BEGIN"
    case calendarName = "X-WR-CALNAME"
    case calendarZone = "X-WR-TIMEZONE"
    case categories = "CATEGORIES"
    case completed = "COMPLETED"
    case description = "DESCRIPTION"
    case due = "DUE"
    case duration = "DURATION"
    case end = "END"
    case endTime = "DTEND"
    case exceptionDates = "EXDATE"
    case exceptionRule = "EXRULE"
    case lastModified = "LAST-MODIFIED"
    case location = "LOCATION"
    case method = "METHOD"
    case name = "NAME"
    case offsetFrom = "TZOFFSETFROM"
    case offsetTo = "TZOFFSETTO"
    case organizer = "ORGANIZER"
    case recurrenceDates = "RDATE"
    case recurrenceID = "RECURRENCE-ID"
    case recurrenceRule = "RRULE"
    case `repeat` = "REPEAT"
    case sequence = "SEQUENCE"
    case stamp = "DTSTAMP"
    case startTime = "DTSTART"
    case status = "STATUS"
    case summary = "SUMMARY"
    case trigger = "TRIGGER"
    case uid = "UID"
    case url = "URL"
    case zoneID = "TZID"

    /// The property a line begins with, in whatever case it is written and whatever folds are in it.
    init?(beginning line: ArraySlice<UInt8>) {
        let found: PropertyName? = line.withUnsafeBytes { buffer in
            var packed: UInt128 = 0
            var (index, length) = (0, 0)
            while index < buffer.count {
                let byte = buffer[index]
                if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") {
                    return PropertyName.byPackedName[packed]
                }
                if byte < .space, let next = ContentLines.endOfFold(at: index, in: buffer) {
                    index = next
                    continue
                }
                guard length < 16 else { return nil }
                packed = packed << 8 | UInt128(byte.uppercased)
                length += 1
                index += 1
            }
            return nil
        }
        guard let found else { return nil }
        self = found
    }

    /// The names as numbers, one byte a letter: no name here has more than 16.
    private static let byPackedName = Dictionary(
        uniqueKeysWithValues: allCases.map { name in
            (name.rawValue.utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }, name)
        })
}
