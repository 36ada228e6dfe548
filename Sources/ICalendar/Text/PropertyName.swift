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
    init?(beginning range: Range<Int>, isFolded: Bool, of buffer: UnsafeRawBufferPointer) {
        let packed =
            isFolded || range.lowerBound + 16 > buffer.count
            ? PropertyName.packed(unfolding: range, of: buffer) : PropertyName.packed(beginning: range, of: buffer)
        guard let packed, let name = PropertyName.table.first(at: packed) else { return nil }
        self = name
    }

    /// The name at the beginning of a line without folds, as a number; nil when it has no end within 16 bytes.
    private static func packed(beginning range: Range<Int>, of buffer: UnsafeRawBufferPointer) -> UInt128? {
        let text = UInt128(littleEndian: buffer.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt128.self))
        // A colon and a semicolon differ in the lowest bit only; where one is, this has a byte that is zero.
        let others = (text | ones) ^ (ones &* UInt128(UInt8(ascii: ";")))
        let length = ((others &- ones) & ~others & (ones << 7)).trailingZeroBitCount / 8
        guard length < 16, length < range.count else { return nil }
        return packed(text & ((1 << UInt128(length * 8)) &- 1), length: length)
    }

    /// The same, byte by byte, for a line that may be folded within its name.
    private static func packed(unfolding range: Range<Int>, of buffer: UnsafeRawBufferPointer) -> UInt128? {
        var letters: UInt128 = 0
        var (index, length) = (range.lowerBound, 0)
        while index < range.upperBound {
            let byte = buffer[index]
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") {
                return PropertyName.packed(letters, length: length)
            }
            if byte < .space, let next = ContentLines.endOfFold(at: index, in: buffer) {
                index = next
                continue
            }
            guard length < 15 else { return nil }
            letters |= UInt128(byte) << UInt128(length * 8)
            length += 1
            index += 1
        }
        return nil
    }

    /// A name of at most 15 bytes as a number: the bytes, the first lowest, and in the highest place how many they are.
    ///
    /// Capital and small letters are made the same by one bit. The hyphen becomes a CR by it, which is no matter: there
    /// is none within a name. A space becomes a zero, which the length tells from nothing.
    private static func packed(_ letters: UInt128, length: Int) -> UInt128 {
        letters & (ones &* 0xDF) | UInt128(length) << 120
    }

    /// A one in each of 16 bytes.
    private static let ones: UInt128 = 0x0101_0101_0101_0101_0101_0101_0101_0101

    private static let table = Table()

    /// A hash table of the names, which are looked up once a line: a dictionary's hash is too careful for that.
    private struct Table: Sendable {
        /// A name as a number, and what it names.
        private var entries = [(packed: UInt128, name: PropertyName?)](repeating: (0, nil), count: 256)

        init() {
            for name in allCases {
                let letters = name.rawValue.utf8.reversed().reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
                let packed = PropertyName.packed(letters, length: name.rawValue.utf8.count)
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
