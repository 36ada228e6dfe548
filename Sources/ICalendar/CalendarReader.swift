import CivilTime

/// Reads a file from the first line to the last and keeps what bears on when something happens.
struct CalendarReader {
    private(set) var faults: FaultLog
    private(set) var events: [EventComponent] = []
    /// What the UIDs of all events begin with.
    private(set) var uidPrefix = UIDPrefix()
    private(set) var zones: [VTimeZone] = []
    /// The zone names that times are told in; a ``TimeValue`` holds an index into this.
    private(set) var zoneNames: ZoneNames
    /// X-WR-TIMEZONE of each `VCALENDAR`.
    private(set) var calendarZones: [String?] = []
    private(set) var name: String?
    /// Whether any `VCALENDAR` (or, without one, any event) was found.
    private(set) var isCalendar = false
    /// Whether the file ends in the middle of an event.
    private(set) var isCutOff = false

    /// Whether none of the limits that events share was reached.
    var isSeparable: Bool {
        events.count < limits.components && zones.count < limits.zones && zoneNames.names.count < limits.zones
    }

    private let limits: ReadingLimits
    private var bytes: [UInt8] = []
    private var stack: [(kind: ComponentKind, line: Int)] = []
    /// How many components are open beyond the deepest that are read.
    private var tooDeep = 0
    private var draft: EventDraft?
    private var isCancellation = false
    private var firstEventOfCalendar = 0

    /// A reader that notes its faults behind `faults`.
    init(limits: ReadingLimits, faults: FaultLog) {
        (self.limits, self.faults) = (limits, faults)
        zoneNames = ZoneNames(limit: limits.zones)
    }

    /// Reads all of `text`.
    mutating func read(_ text: SourceText) {
        bytes = text.bytes
        // Room for events of a common size: memory that is not written to costs nothing, growing costs copies.
        events.reserveCapacity(min(limits.components, bytes.count / 256))
        var lines = ContentLines(in: text.start..<text.bytes.count)
        text.bytes.withUnsafeBytes { buffer in
            var position = lines.position
            while let line = lines.next(in: buffer) {
                read(line, at: position, nextLineAt: lines.position)
                position = lines.position
            }
        }
        finish(at: text.bytes.count)
    }

    private mutating func read(_ line: ContentLine, at position: Int, nextLineAt next: Int) {
        guard let name = line.name else {
            if !stack.isEmpty, tooDeep == 0, line.length <= limits.lineLength,
                !bytes[line.range].contains(UInt8(ascii: ":"))
            {
                faults.add(line: line.number, "is no content line: \(quoted(line.beginning(in: bytes))) has no colon")
            }
            return
        }
        guard line.length <= limits.lineLength else {
            faults.add(
                line: line.number,
                "has \(name.rawValue) of \(line.length) bytes; more than \(limits.lineLength) are not read")
            return
        }
        switch name {
        case .begin: if let kind = kind(line) { begin(kind, line.number, nextLineAt: next) }
        case .end: if let kind = kind(line) { end(kind, line, at: position) }
        default: if tooDeep == 0 { readProperty(name, line) }
        }
    }

    // MARK: Components

    /// What a BEGIN or END names, or nil when it names nothing.
    private func kind(_ line: ContentLine) -> ComponentKind? {
        line.component ?? line.property(in: bytes).map { ComponentKind($0.value) }
    }

    private mutating func begin(_ kind: ComponentKind, _ line: Int, nextLineAt next: Int) {
        guard tooDeep == 0, stack.count < limits.nesting else {
            if tooDeep == 0 {
                faults.add(line: line, "opens a component inside \(stack.count) others; it is not read")
            }
            tooDeep += 1
            return
        }
        var kind = kind
        if kind == .event || kind == .todo || kind == .calendar || kind == .timeZone, draft != nil {
            faults.add(line: stack.last?.line ?? line, "begins a component that is never ended")
            while let open = stack.last, open.kind != .calendar { close(open.kind, at: next) }
        }
        switch kind {
        case .calendar:
            isCalendar = true
            beginCalendar()
        case .event, .todo:
            if calendarZones.isEmpty { beginCalendar() }
            isCalendar = true
            if events.count < limits.components {
                draft = EventDraft(kind: kind == .event ? .event : .todo, line: line, start: next)
            } else {
                if events.count == limits.components, draft == nil {
                    faults.add(line: line, "has more than \(limits.components) events; the rest is not read")
                }
                kind = .other
            }
        case .timeZone:
            if zones.count < limits.zones, !stack.contains(where: { $0.kind == .timeZone }) {
                zones.append(VTimeZone(name: "", line: line))
            } else {
                kind = .other
            }
        case .standard, .daylight:
            if stack.last?.kind == .timeZone, zones[zones.count - 1].observances.count < 100 {
                zones[zones.count - 1].observances.append(VTimeZone.Observance())
            } else {
                kind = .other
            }
        case .alarm, .other: break
        }
        stack.append((kind, line))
    }

    private mutating func end(_ kind: ComponentKind, _ line: ContentLine, at position: Int) {
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        guard let top = stack.last else { return }
        if top.kind == kind || top.kind == .other {
            close(top.kind, at: position)
        } else if stack.contains(where: { $0.kind == kind }) {
            faults.add(line: top.line, "begins a component that is never ended")
            while let open = stack.last {
                close(open.kind, at: position)
                if open.kind == kind { break }
            }
        } else {
            let name = line.property(in: bytes)?.value ?? []
            faults.add(line: line.number, "ends \(quoted(name)), which was never begun")
        }
    }

    /// Closes the innermost open component.
    private mutating func close(_ kind: ComponentKind, at position: Int) {
        stack.removeLast()
        switch kind {
        case .event, .todo: endEvent(at: position)
        case .calendar: endCalendar()
        default: break
        }
    }

    private mutating func beginCalendar() {
        calendarZones.append(nil)
        isCancellation = false
        firstEventOfCalendar = events.count
    }

    /// METHOD may stand behind the events it is about.
    private mutating func endCalendar() {
        guard isCancellation else { return }
        for index in firstEventOfCalendar..<events.count { events[index].status = .cancelled }
    }

    private mutating func endEvent(at position: Int) {
        guard let draft = draft.take() else { return }
        if let start = draft.startTime, let end = draft.endTime, start.basis == end.basis,
            end.wallSeconds < start.wallSeconds
        {
            faults.add(line: draft.line, "begins an event that ends before it begins; it is read as taking no time")
        }
        let component = bytes.withUnsafeBytes { file in
            let calendar = Int32(clamping: calendarZones.count - 1)
            let component = draft.component(endingAt: position, calendar: calendar, in: file)
            if let component { uidPrefix.take(component.uid, in: file) }
            return component
        }
        if let component {
            events.append(component)
        } else if draft.kind == .event, !draft.hasBrokenTime {
            faults.add(line: draft.line, "begins an event without DTSTART; it is left out")
        }
    }

    /// Closes what the file left open; an event cut off in the middle is not believed.
    private mutating func finish(at end: Int) {
        if let draft {
            faults.add(line: draft.line, "begins a component that is cut off by the end of the file; it is left out")
            self.draft = nil
            isCutOff = true
        } else if tooDeep == 0, let open = stack.last {
            faults.add(line: open.line, "begins a component that is never ended")
        }
        if stack.contains(where: { $0.kind == .calendar }) { endCalendar() }
    }

    // MARK: Properties

    private mutating func readProperty(_ name: PropertyName, _ line: ContentLine) {
        guard let top = stack.last?.kind else { return }
        if top == .event || top == .todo, !EventDraft.reads(name) { return }
        if top == .alarm || top == .other { return }
        guard let property = line.property(in: bytes) else {
            faults.add(line: line.number, "is no content line: \(quoted(line.beginning(in: bytes))) has no colon")
            return
        }
        switch top {
        case .event, .todo:
            draft?.read(
                name, property, isFolded: line.isFolded, zones: &zoneNames, limits: limits, faults: &faults)
        case .calendar: readCalendar(name, property)
        case .timeZone: if name == .zoneID { zones[zones.count - 1].name = TextValue.decode(property.value.trimmed) }
        case .standard, .daylight:
            guard let zone = zones.indices.last, let last = zones[zone].observances.indices.last else { break }
            zones[zone].observances[last].read(name, property, limits: limits, faults: &faults)
        case .alarm, .other: break
        }
    }

    private mutating func readCalendar(_ name: PropertyName, _ property: Property) {
        switch name {
        case .calendarName, .name: if self.name == nil { self.name = TextValue.decode(property.value) }
        case .calendarZone: calendarZones[calendarZones.count - 1] = TextValue.decode(property.value.trimmed)
        case .method: isCancellation = property.value.trimmed.matches("CANCEL")
        default: break
        }
    }
}
