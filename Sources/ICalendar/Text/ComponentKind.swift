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

    private static let names: [(name: StaticString, kind: ComponentKind)] = [
        ("VEVENT", .event), ("VALARM", .alarm), ("VCALENDAR", .calendar), ("VTODO", .todo), ("VTIMEZONE", .timeZone),
        ("STANDARD", .standard), ("DAYLIGHT", .daylight),
    ]

    /// What a BEGIN or END names.
    init(_ name: ArraySlice<UInt8>) {
        let name = name.trimmed
        self = ComponentKind.names.first { name.matches($0.name) }?.kind ?? .other
    }

    /// What a BEGIN or END in `range` of a file names that is written without parameters, spaces and folds; nil for
    /// all others, which are not many.
    init?(ofPlainLine range: Range<Int>, in buffer: UnsafeRawBufferPointer) {
        guard let colon = range.prefix(6).first(where: { buffer[$0] == UInt8(ascii: ":") }) else { return nil }
        let value = buffer[(colon + 1)..<range.upperBound]
        guard let known = ComponentKind.names.first(where: { value.elementsEqual($0.name) }) else { return nil }
        self = known.kind
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Whether these bytes are `text`, written in just this way.
    fileprivate func elementsEqual(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { elementsEqual($0) }
    }
}
