import CivilTime

/// A `VALARM` while its lines are being read.
struct AlarmDraft {
    private var trigger: Alarm.Trigger?
    private var repetitions = 0
    private var interval: NominalDuration?
    private var action = "DISPLAY"
    private var description: String?

    /// Takes one line of the alarm.
    mutating func read(_ name: PropertyName, _ property: Property) {
        switch name {
        case .trigger:
            if let duration = NominalDuration(property.value) {
                trigger = property.hasParameter("RELATED", "END") ? .fromEnd(duration) : .fromStart(duration)
            } else if let time = TimeValue(property.value, in: .utc), !time.isDate {
                // RFC 5545, 3.8.6.3: an absolute trigger is always in UTC.
                trigger = .absolute(Instant(unixSeconds: time.wallSeconds))
            }
        case .repeat:
            var reader = ByteReader(property.value.trimmed)
            repetitions = min(100, reader.number() ?? 0)
        case .duration: interval = NominalDuration(property.value)
        case .action: action = TextValue.decode(property.value.trimmed).uppercased()
        case .description: description = TextValue.decode(property.value)
        default: break
        }
    }

    /// The alarm, or nil when it has no readable TRIGGER.
    var alarm: Alarm? {
        guard let trigger else { return nil }
        let repeats = (interval?.roughSeconds ?? 0) > 0
        return Alarm(
            trigger: trigger, repetitions: repeats ? repetitions : 0, interval: interval ?? .zero, action: action,
            description: description)
    }
}
