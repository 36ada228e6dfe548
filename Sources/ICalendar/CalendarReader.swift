import CivilTime

/// Reads a file from the first line to the last and keeps what bears on when something happens.
struct CalendarReader {
    private(set) var faults: FaultLog
    private(set) var events: [EventComponent] = []
    private(set) var zones: [VTimeZone] = []
    /// The zone names that times are told in; a ``TimeValue`` holds an index into this.
    private(set) var zoneNames: [String] = []
    /// The line each of ``zoneNames`` is first used on.
    private(set) var zoneLines: [Int] = []
    /// X-WR-TIMEZONE of each `VCALENDAR`.
    private(set) var calendarZones: [String?] = []
    private(set) var name: String?
    /// Whether any `VCALENDAR` (or, without one, any event) was found.
    private(set) var isCalendar = false

    private let limits: ReadingLimits
    private var stack: [(kind: ComponentKind, line: Int)] = []
    /// How many components are open beyond the deepest that are read.
    private var tooDeep = 0
    private var draft: EventDraft?
    private var isCancellation = false
    private var firstEventOfCalendar = 0
    private var zoneIndices: [String: Int32] = [:]
    private var lastZone: (bytes: [UInt8], index: Int32) = ([], 0)

    init(limits: ReadingLimits, faults: FaultLog) { (self.limits, self.faults) = (limits, faults) }

    /// Reads all of `text`.
    mutating func read(_ text: SourceText) {
        var lines = ContentLines(of: text.bytes, in: text.start..<text.bytes.count)
        var position = lines.position
        while let line = lines.next() {
            read(line, at: position, nextLineAt: lines.position)
            position = lines.position
        }
        finish(at: text.bytes.count)
    }

    private mutating func read(_ line: ContentLine, at position: Int, nextLineAt next: Int) {
        guard let name = line.name else {
            if !stack.isEmpty, tooDeep == 0, line.length <= limits.lineLength, line.property == nil {
                faults.add(line: line.number, "is no content line: \(quoted(line.beginning)) has no colon")
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
        case .begin: line.property.map { begin($0, nextLineAt: next) }
        case .end: line.property.map { end($0, at: position) }
        default: if tooDeep == 0 { readProperty(name, line) }
        }
    }

    // MARK: Components

    private mutating func begin(_ property: Property, nextLineAt next: Int) {
        guard tooDeep == 0, stack.count < limits.nesting else {
            if tooDeep == 0 {
                faults.add(line: property.line, "opens a component inside \(stack.count) others; it is not read")
            }
            tooDeep += 1
            return
        }
        var kind = ComponentKind(property.value)
        if kind == .event || kind == .todo || kind == .calendar || kind == .timeZone, draft != nil {
            faults.add(line: stack.last?.line ?? property.line, "begins a component that is never ended")
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
                draft = EventDraft(kind: kind == .event ? .event : .todo, line: property.line, start: next)
            } else {
                if events.count == limits.components, draft == nil {
                    faults.add(line: property.line, "has more than \(limits.components) events; the rest is not read")
                }
                kind = .other
            }
        case .timeZone:
            if zones.count < limits.zones { zones.append(VTimeZone(name: "", line: property.line)) } else { kind = .other }
        case .standard, .daylight:
            if stack.last?.kind == .timeZone, !zones.isEmpty {
                zones[zones.count - 1].observances.append(VTimeZone.Observance())
            } else {
                kind = .other
            }
        case .alarm, .other: break
        }
        stack.append((kind, property.line))
    }

    private mutating func end(_ property: Property, at position: Int) {
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        let kind = ComponentKind(property.value)
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
            faults.add(line: property.line, "ends \(quoted(property.value)), which was never begun")
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
        guard let draft else { return }
        self.draft = nil
        if let component = draft.component(endingAt: position, calendar: calendarZones.count - 1) {
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
        } else if tooDeep == 0, let open = stack.last {
            faults.add(line: open.line, "begins a component that is never ended")
        }
        if stack.contains(where: { $0.kind == .calendar }) { endCalendar() }
    }

    // MARK: Properties

    private mutating func readProperty(_ name: PropertyName, _ line: ContentLine) {
        guard let top = stack.last?.kind else { return }
        switch top {
        case .event, .todo:
            guard name.bearsOnTime, draft != nil else { return }
            guard let property = property(of: line) else { return }
            readEvent(name, property)
        case .calendar:
            guard let property = property(of: line) else { return }
            readCalendar(name, property)
        case .timeZone:
            guard name == .zoneID, let property = property(of: line) else { return }
            zones[zones.count - 1].name = TextValue.decode(property.value.trimmed)
        case .standard, .daylight:
            guard let property = property(of: line) else { return }
            readObservance(name, property)
        case .alarm, .other: break
        }
    }

    private mutating func property(of line: ContentLine) -> Property? {
        if let property = line.property { return property }
        faults.add(line: line.number, "is no content line: \(quoted(line.beginning)) has no colon")
        return nil
    }

    private mutating func readCalendar(_ name: PropertyName, _ property: Property) {
        switch name {
        case .calendarName, .name: if self.name == nil { self.name = TextValue.decode(property.value) }
        case .calendarZone: calendarZones[calendarZones.count - 1] = TextValue.decode(property.value.trimmed)
        case .method: isCancellation = property.value.trimmed.matches("CANCEL")
        default: break
        }
    }

    private mutating func readObservance(_ name: PropertyName, _ property: Property) {
        let (zone, last) = (zones.count - 1, zones[zones.count - 1].observances.count - 1)
        switch name {
        case .startTime: zones[zone].observances[last].start = TimeValue(property.value, in: .floating)
        case .offsetFrom: zones[zone].observances[last].offsetFrom = offset(property)
        case .offsetTo: zones[zone].observances[last].offsetTo = offset(property)
        case .recurrenceRule:
            if let rule = rule(property, name) { zones[zone].observances[last].rules.append(rule) }
        case .recurrenceDates:
            let dates = property.value.split(separator: UInt8(ascii: ",")).compactMap { TimeValue($0, in: .floating) }
            zones[zone].observances[last].dates += dates.prefix(limits.transitionsPerZone)
        default: break
        }
    }

    private mutating func offset(_ property: Property) -> Int? {
        if let offset = UTCOffset.seconds(property.value) { return offset }
        faults.add(line: property.line, "has \(quoted(property.value)) for an offset from UTC")
        return nil
    }

    private mutating func readEvent(_ name: PropertyName, _ property: Property) {
        draft?.properties += 1
        guard let kind = draft?.kind, let count = draft?.properties, count <= limits.propertiesPerComponent else {
            if draft?.properties == limits.propertiesPerComponent + 1 {
                faults.add(
                    line: property.line,
                    "has more than \(limits.propertiesPerComponent) properties in one event; the rest is not read")
            }
            return
        }
        switch name {
        case .uid: draft?.uid = TextValue.decode(property.value)
        case .startTime: if let time = time(property) { draft?.startTime = time }
        case .endTime where kind == .event: if let time = time(property) { draft?.endTime = time }
        case .due where kind == .todo: if let time = time(property) { draft?.endTime = time }
        case .duration: if let duration = duration(property) { draft?.duration = duration }
        case .recurrenceRule, .exceptionRule: readRule(name, property)
        case .recurrenceDates, .exceptionDates: readDates(name, property)
        case .recurrenceID:
            guard let time = time(property) else { break }
            draft?.recurrenceID = time
            draft?.isForFuture = property.hasParameter("RANGE", "THISANDFUTURE")
        case .status: if draft?.status == EventStatus.none { draft?.status = EventStatus(property.value) }
        case .completed: draft?.status = .completed
        case .sequence:
            var reader = ByteReader(property.value.trimmed)
            draft?.sequence = Int32(clamping: reader.number() ?? 0)
        case .stamp:
            if draft?.isModified == false { draft?.stamp = TimeValue(property.value, in: .utc)?.wallSeconds ?? .min }
        case .lastModified:
            guard let stamp = TimeValue(property.value, in: .utc) else { break }
            draft?.stamp = stamp.wallSeconds
            draft?.isModified = true
        default: break
        }
    }

    private mutating func time(_ property: Property) -> TimeValue? {
        if let time = TimeValue(property.value, in: basis(of: property)) { return time }
        faults.add(
            line: property.line, "has \(quoted(property.value)), which is no date or time",
            remedy: "write it as 20200213T083000 or 20200213")
        draft?.hasBrokenTime = true
        return nil
    }

    private mutating func duration(_ property: Property) -> NominalDuration? {
        if let duration = NominalDuration(property.value) { return duration }
        faults.add(
            line: property.line, "has \(quoted(property.value)), which is no duration", remedy: "write it as PT1H30M")
        return nil
    }

    private mutating func rule(_ property: Property, _ name: PropertyName) -> RecurrenceRule? {
        do throws(RecurrenceRule.Refusal) {
            return try RecurrenceRule(property.value)
        } catch {
            faults.add(line: property.line, "has an \(name.rawValue) that \(error.problem); it is left out")
            return nil
        }
    }

    private mutating func readRule(_ name: PropertyName, _ property: Property) {
        guard draft?.ruleCount ?? 0 < limits.rulesPerComponent else {
            faults.add(
                line: property.line,
                "has more than \(limits.rulesPerComponent) rules in one event; this one is not read")
            return
        }
        guard let rule = rule(property, name) else { return }
        if name == .recurrenceRule { draft?.rules.append(rule) } else { draft?.exceptionRules.append(rule) }
    }

    private mutating func readDates(_ name: PropertyName, _ property: Property) {
        let zone = basis(of: property)
        for item in property.value.split(separator: UInt8(ascii: ",")) {
            guard draft?.dateCount ?? 0 < limits.datesPerComponent else {
                faults.add(
                    line: property.line,
                    "has more than \(limits.datesPerComponent) dates in one event; the rest is not read")
                return
            }
            if name == .exceptionDates, let time = TimeValue(item, in: zone) {
                draft?.removed.append(time)
            } else if name == .recurrenceDates, let date = Recurrence.AddedDate(item, in: zone) {
                draft?.added.append(date)
            } else if !item.trimmed.isEmpty {
                faults.add(line: property.line, "has \(quoted(item)), which is no date or time")
            }
        }
    }

    /// What the times of a property are told in.
    private mutating func basis(of property: Property) -> TimeValue.Basis {
        guard let zone = property.parameterBytes("TZID")?.trimmed, !zone.isEmpty else { return .floating }
        if zone.elementsEqual(lastZone.bytes) { return .zone(lastZone.index) }
        let name = String(decoding: zone.prefix(256), as: UTF8.self)
        let index = zoneIndices[name] ?? Int32(clamping: zoneNames.count)
        if index == zoneNames.count {
            guard zoneNames.count < limits.zones else { return .floating }
            zoneIndices[name] = index
            zoneNames.append(name)
            zoneLines.append(property.line)
        }
        lastZone = (Array(zone), index)
        return .zone(index)
    }
}

extension PropertyName {
    /// Whether an event's property of this name has to do with when it happens, or with which event it is.
    fileprivate var bearsOnTime: Bool {
        switch self {
        case .uid, .startTime, .endTime, .due, .duration, .recurrenceRule, .exceptionRule, .recurrenceDates,
            .exceptionDates, .recurrenceID, .status, .completed, .sequence, .stamp, .lastModified:
            true
        default: false
        }
    }
}

extension Recurrence.AddedDate {
    /// Reads one value of RDATE: a date, a time or a PERIOD (RFC 5545, 3.3.9).
    fileprivate init?(_ value: ArraySlice<UInt8>, in zone: TimeValue.Basis) {
        let parts = value.split(separator: UInt8(ascii: "/"), maxSplits: 1)
        guard let first = parts.first, let time = TimeValue(first, in: zone) else { return nil }
        self.time = time
        guard parts.count == 2 else {
            extent = .unstated
            return
        }
        if let duration = NominalDuration(parts[1]) {
            extent = .lasting(duration)
        } else if let end = TimeValue(parts[1], in: zone) {
            extent = .until(end)
        } else {
            return nil
        }
    }
}
