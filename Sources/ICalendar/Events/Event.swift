import CivilTime

/// What a calendar says about an event besides when it happens; its occurrences share it.
///
/// What is not in a stored property is read from the file's bytes when it is asked for: an event
/// keeps them alive.
package final class Event: Sendable {
    /// SUMMARY, or an empty string. Line breaks are possible.
    package let summary: String
    /// An event or a to-do.
    package let kind: EventKind
    /// How settled it is; cancelled for all of a METHOD:CANCEL.
    package let status: EventStatus
    /// Eight bytes of the UID as a number, in an order that never contradicts that of whole UIDs.
    let uidPart: UInt64

    /// The file's bytes, and where the component's lines stand.
    private let bytes: [UInt8]
    private let range: Range<Int32>
    private let lineNumber: Int32
    private let sequenceNumber: Int32
    private let id: UID
    private let basis: TimeValue.Basis
    private let context: ZoneContext

    /// The event that `component` describes, in a file of these `bytes` whose UIDs begin with `prefix`.
    init(_ component: EventComponent, of bytes: [UInt8], _ prefix: UIDPrefix, in context: ZoneContext) {
        (id, kind, status, range) = (component.uid, component.kind, component.status, component.bytes)
        (sequenceNumber, lineNumber, basis) = (component.sequence, component.line, component.start.basis)
        (self.bytes, self.context) = (bytes, context)
        uidPart = bytes.withUnsafeBytes { prefix.part(of: component.uid, in: $0) }
        summary = Event.firstProperty(.summary, of: bytes, range, lineNumber).map { TextValue.decode($0.value) } ?? ""
    }

    /// SEQUENCE: how often it was changed in earnest.
    package var sequence: Int { Int(sequenceNumber) }
    /// The line of its BEGIN.
    package var line: Int { Int(lineNumber) }
    /// The name of the clock it is told in, such as `Asia/Ho_Chi_Minh`; nil for dates and floating times.
    package var zoneName: String? {
        switch basis {
        case .date: nil
        case .floating: context.knowsFloating ? context.floating.identifier : nil
        case .utc: "UTC"
        case .zone(let index): context.named[Int(index)]?.identifier
        }
    }
    /// The UID, or an empty string: not every program writes one.
    package var uid: String { id.text(in: bytes) }
    /// DESCRIPTION, or nil.
    package var description: String? { text(.description) }
    /// LOCATION, or nil.
    package var location: String? { text(.location) }
    /// URL as written, or nil: nothing was checked about it.
    package var url: String? {
        property(.url).map { String(decoding: $0.value.trimmed, as: UTF8.self) }
    }
    /// CATEGORIES, from all lines of that name.
    package var categories: [String] {
        var result: [String] = []
        Event.forEachLine(of: bytes, range, lineNumber) { line, depth in
            if depth == 0, line.name == .categories, let property = line.property(in: bytes) {
                result += TextValue.decodeList(property.value)
            }
            return true
        }
        return result
    }
    /// ORGANIZER: the name, or the address without `mailto:`, or nil.
    package var organizer: String? {
        guard let property = property(.organizer) else { return nil }
        if let name = property.parameter("CN"), !name.isEmpty { return name }
        let address = property.value.trimmed
        return String(decoding: address.prefix(7).matches("MAILTO:") ? address.dropFirst(7) : address, as: UTF8.self)
    }

    /// The alarms, in the order of the file; what is no alarm is left out.
    package var alarms: [Alarm] {
        var alarms: [Alarm] = []
        var draft: AlarmDraft?
        Event.forEachLine(of: bytes, range, lineNumber) { line, depth in
            if line.name == .begin, depth == 1, let property = line.property(in: bytes) {
                draft = ComponentKind(property.value) == .alarm ? AlarmDraft() : nil
            } else if line.name == .end, depth == 0 {
                if let alarm = draft?.alarm { alarms.append(alarm) }
                draft = nil
            } else if depth == 1, let name = line.name, let property = line.property(in: bytes) {
                draft?.read(name, property)
            }
            return alarms.count < 100
        }
        return alarms
    }

    /// When the alarms of the occurrence from `start` to `end` go off, repetitions included.
    func alarmInstants(from start: Instant, to end: Instant) -> [Instant] {
        let zone = context.rules(of: basis)
        return alarms.flatMap { $0.instants(from: start, to: end, in: zone) }.sorted()
    }

    private func text(_ name: PropertyName) -> String? { property(name).map { TextValue.decode($0.value) } }

    private func property(_ name: PropertyName) -> Property? { Event.firstProperty(name, of: bytes, range, lineNumber) }

    private static func firstProperty(
        _ name: PropertyName, of bytes: [UInt8], _ range: Range<Int32>, _ line: Int32
    ) -> Property? {
        var found: Property?
        forEachLine(of: bytes, range, line) { line, depth in
            if depth == 0, line.name == name { found = line.property(in: bytes) }
            return found == nil
        }
        return found
    }

    /// Goes through the component's lines until `body` says false; the depth is 1 in its alarms.
    private static func forEachLine(
        of bytes: [UInt8], _ range: Range<Int32>, _ number: Int32, _ body: (ContentLine, _ depth: Int) -> Bool
    ) {
        var lines = ContentLines(
            in: Int(range.lowerBound)..<Int(range.upperBound), lineNumber: Int(number) + 1)
        var depth = 0
        bytes.withUnsafeBytes { buffer in
            while let line = lines.next(in: buffer) {
                if line.length > ReadingLimits.standard.lineLength { continue }
                if line.name == .begin { depth += 1 }
                if line.name == .end { depth -= 1 }
                if !body(line, depth) { return }
            }
        }
    }
}
