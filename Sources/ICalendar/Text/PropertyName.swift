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

    /// The property that the line in `range` begins with, in whatever case it is written and whatever folds are in it.
    init?(beginning range: Range<Int>, of buffer: UnsafeRawBufferPointer) {
        var packed: UInt128 = 0
        var (index, length) = (range.lowerBound, 0)
        while index < range.upperBound {
            let byte = buffer[index]
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") {
                guard let name = PropertyName.table.first(at: packed) else { return nil }
                self = name
                return
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

    private static let table = Table()

    /// A hash table of the names, which are looked up once a line: a dictionary's hash is too careful for that.
    private struct Table: Sendable {
        /// A name as a number, one byte a letter (none has more than 16), and what it names.
        private var entries = [(packed: UInt128, name: PropertyName?)](repeating: (0, nil), count: 256)

        init() {
            for name in allCases {
                let packed = name.rawValue.utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
                var place = Table.place(of: packed)
                while entries[place].name != nil { place = (place + 1) % 256 }
                entries[place] = (packed, name)
            }
        }

        func first(at packed: UInt128) -> PropertyName? {
            var place = Table.place(of: packed)
            while entries[place].name != nil, entries[place].packed != packed { place = (place + 1) % 256 }
            return entries[place].name
        }

        private static func place(of packed: UInt128) -> Int {
            let folded = UInt64(truncatingIfNeeded: packed) ^ UInt64(truncatingIfNeeded: packed >> 64)
            return Int((folded &* 0x9E37_79B9_7F4A_7C15) >> 56)
        }
    }
}
