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
    /// SEQUENCE: how often it was changed in earnest.
    package let sequence: Int
    /// The line of its BEGIN.
    package let line: Int
    /// The name of the clock it is told in, such as `Asia/Ho_Chi_Minh`; nil for dates and floating times.
    package let zoneName: String?

    /// The file's bytes, and where the component's lines stand.
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let id: UID
    private let zone: any ZoneRules

    /// The event that `component` describes, which stands in a file of these `bytes`.
    init(_ component: EventComponent, of bytes: [UInt8], in context: ZoneContext) {
        (id, kind, status) = (component.uid, component.kind, component.status)
        (sequence, line) = (Int(component.sequence), Int(component.line))
        (self.bytes, range) = (bytes, component.bytes)
        zone = context.rules(of: component.start.basis)
        zoneName =
            switch component.start.basis {
            case .date: nil
            case .floating: context.knowsFloating ? context.floating.identifier : nil
            case .utc: "UTC"
            case .zone(let index): context.named[Int(index)]?.identifier
            }
        summary = Event.firstProperty(.summary, of: bytes, range, line).map { TextValue.decode($0.value) } ?? ""
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
        Event.forEachLine(of: bytes, range, line) { line, depth in
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
        Event.forEachLine(of: bytes, range, line) { line, depth in
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

    /// Does something with the bytes of its UID in UTF-8.
    func withUID<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { id.withBytes(in: $0, body) }
    }

    /// When the alarms of the occurrence from `start` to `end` go off, repetitions included.
    func alarmInstants(from start: Instant, to end: Instant) -> [Instant] {
        alarms.flatMap { $0.instants(from: start, to: end, in: zone) }.sorted()
    }

    private func text(_ name: PropertyName) -> String? { property(name).map { TextValue.decode($0.value) } }

    private func property(_ name: PropertyName) -> Property? { Event.firstProperty(name, of: bytes, range, line) }

    private static func firstProperty(
        _ name: PropertyName, of bytes: [UInt8], _ range: Range<Int>, _ line: Int
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
        of bytes: [UInt8], _ range: Range<Int>, _ number: Int, _ body: (ContentLine, _ depth: Int) -> Bool
    ) {
        var lines = ContentLines(in: range, lineNumber: number + 1)
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
