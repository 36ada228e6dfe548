extension VTimeZone.Observance {
    /// Takes one property of a STANDARD or DAYLIGHT.
    mutating func read(_ name: PropertyName, _ property: Property, limits: ReadingLimits, faults: inout FaultLog) {
        switch name {
        case .startTime: start = TimeValue(property.value, in: .floating)
        case .offsetFrom, .offsetTo:
            let offset = UTCOffset.seconds(property.value)
            if offset == nil {
                faults.add(line: property.line, "has \(quoted(property.value)) for an offset from UTC")
            }
            if name == .offsetFrom { offsetFrom = offset } else { offsetTo = offset }
        case .recurrenceRule:
            guard rules.count < limits.rulesPerComponent else { break }
            if let rule = RecurrenceRule(property, name, &faults) { rules.append(rule) }
        case .recurrenceDates:
            let room = max(0, limits.transitionsPerZone - dates.count)
            dates += property.value.split(separator: UInt8(ascii: ",")).prefix(room)
                .compactMap { TimeValue($0, in: .floating) }
        default: break
        }
    }
}
