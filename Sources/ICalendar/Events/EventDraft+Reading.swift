import CivilTime

extension EventDraft {
    /// Whether a property of this name has to do with when an event happens, or with which event it is.
    static func reads(_ name: PropertyName) -> Bool {
        switch name {
        case .uid, .startTime, .endTime, .due, .duration, .recurrenceRule, .exceptionRule, .recurrenceDates,
            .exceptionDates, .recurrenceID, .status, .completed, .sequence, .stamp, .lastModified:
            true
        default: false
        }
    }

    /// Takes one property; `isFolded` says that it is a copy and no part of the file.
    mutating func read(
        _ name: PropertyName, _ property: Property, isFolded: Bool, zones: inout ZoneNames, limits: ReadingLimits,
        faults: inout FaultLog
    ) {
        properties += 1
        guard properties <= limits.propertiesPerComponent else {
            if properties == limits.propertiesPerComponent + 1 {
                faults.add(
                    line: property.line,
                    "has more than \(limits.propertiesPerComponent) properties in one event; the rest is not read")
            }
            return
        }
        switch name {
        case .startTime, .endTime, .due, .recurrenceID: readTime(name, property, &zones, &faults)
        case .recurrenceRule, .exceptionRule: readRule(name, property, limits, &faults)
        case .recurrenceDates, .exceptionDates: readDates(name, property, &zones, limits, &faults)
        case .uid: uid = UID(property, isFolded: isFolded)
        case .duration:
            duration = NominalDuration(property.value)
            if duration == nil {
                faults.add(
                    line: property.line, "has \(quoted(property.value)), which is no duration",
                    remedy: "write it as PT1H30M")
            }
        case .status: if status == .none { status = EventStatus(property.value) }
        case .completed: status = .completed
        case .sequence:
            var reader = ByteReader(property.value.trimmed)
            sequence = Int32(clamping: reader.number() ?? 0)
        case .stamp: if !isModified { stamp = TimeValue(property.value, in: .utc)?.wallSeconds ?? .min }
        case .lastModified:
            guard let time = TimeValue(property.value, in: .utc) else { break }
            (stamp, isModified) = (time.wallSeconds, true)
        default: break
        }
    }

    private mutating func readTime(
        _ name: PropertyName, _ property: Property, _ zones: inout ZoneNames, _ faults: inout FaultLog
    ) {
        guard let time = TimeValue(property.value, in: zones.basis(of: property)) else {
            faults.add(
                line: property.line, "has \(quoted(property.value)), which is no date or time",
                remedy: "write it as 20200213T083000 or 20200213")
            if name == .recurrenceID { hasBrokenID = true } else { hasBrokenTime = true }
            return
        }
        switch (name, kind) {
        case (.startTime, _): startTime = time
        case (.endTime, .event), (.due, .todo): endTime = time
        case (.recurrenceID, _): (recurrenceID, isForFuture) = (time, property.hasParameter("RANGE", "THISANDFUTURE"))
        default: break
        }
    }

    private mutating func readRule(
        _ name: PropertyName, _ property: Property, _ limits: ReadingLimits, _ faults: inout FaultLog
    ) {
        guard rules.count + exceptionRules.count < limits.rulesPerComponent else {
            faults.add(
                line: property.line,
                "has more than \(limits.rulesPerComponent) rules in one event; this one is not read")
            return
        }
        guard let rule = RecurrenceRule(property, name, &faults) else { return }
        if name == .recurrenceRule { rules.append(rule) } else { exceptionRules.append(rule) }
    }

    private mutating func readDates(
        _ name: PropertyName, _ property: Property, _ zones: inout ZoneNames, _ limits: ReadingLimits,
        _ faults: inout FaultLog
    ) {
        let zone = zones.basis(of: property)
        for item in property.value.split(separator: UInt8(ascii: ",")) {
            guard added.count + removed.count < limits.datesPerComponent else {
                faults.add(
                    line: property.line,
                    "has more than \(limits.datesPerComponent) dates in one event; the rest is not read")
                return
            }
            if name == .exceptionDates, let time = TimeValue(item, in: zone) {
                removed.append(time)
            } else if name == .recurrenceDates, let date = Recurrence.AddedDate(item, in: zone) {
                added.append(date)
            } else if !item.trimmed.isEmpty {
                faults.add(line: property.line, "has \(quoted(item)), which is no date or time")
            }
        }
    }
}

extension RecurrenceRule {
    /// Reads the rule of a property; nil, and a fault, when it cannot be used.
    init?(_ property: Property, _ name: PropertyName, _ faults: inout FaultLog) {
        do throws(Refusal) {
            self = try RecurrenceRule(property.value)
        } catch {
            faults.add(line: property.line, "has an \(name.rawValue) that \(error.problem); it is left out")
            return nil
        }
    }
}

extension Recurrence.AddedDate {
    /// Reads one value of RDATE: a date, a time or a PERIOD (RFC 5545, 3.3.9).
    fileprivate init?(_ value: ArraySlice<UInt8>, in zone: TimeValue.Basis) {
        let parts = value.split(separator: UInt8(ascii: "/"), maxSplits: 1)
        guard let first = parts.first, let time = TimeValue(first, in: zone) else { return nil }
        self.time = time
        if parts.count < 2 {
            extent = .unstated
        } else if let duration = NominalDuration(parts[1]) {
            extent = .lasting(duration)
        } else if let end = TimeValue(parts[1], in: zone) {
            extent = .until(end)
        } else {
            return nil
        }
    }
}
