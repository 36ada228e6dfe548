import CivilTime

/// What the times of one `VCALENDAR` are reckoned with.
///
/// A class, because everything that reckons holds on to it.
final class ZoneContext: Sendable {
    /// The clocks of the file's zone names, by index; nil for a name nobody knows.
    let named: [(any ZoneRules)?]
    /// The clock of floating times and of unknown names: X-WR-TIMEZONE's, or the reader's.
    let floating: any ZoneRules
    /// Whether floating times are really told in a zone (X-WR-TIMEZONE).
    let knowsFloating: Bool
    /// The reader's clock, by which days begin.
    let reader: any ZoneRules

    /// Whether a clock took more steps to work out than it may: with fewer zones in the file it might take more.
    var isCrowded: Bool {
        (named + [floating]).contains { ($0 as? VTimeZoneRules)?.isCutShort == true }
    }

    /// A context; see the properties.
    init(
        named: [(any ZoneRules)?], floating: any ZoneRules, knowsFloating: Bool, reader: any ZoneRules
    ) {
        (self.named, self.floating, self.knowsFloating, self.reader) = (named, floating, knowsFloating, reader)
    }

    /// The clock a basis is reckoned with.
    func rules(of basis: TimeValue.Basis) -> any ZoneRules {
        switch basis {
        case .date: reader
        case .floating: floating
        case .utc: UTCZone()
        case .zone(let index): named[Int(index)] ?? floating
        }
    }

    /// The moment a value stands for.
    func time(_ value: TimeValue) -> EventTime { time(value.wallSeconds, value.basis) }

    /// The moment a wall clock told in `basis` shows `wall`.
    func time(_ wall: Int64, _ basis: TimeValue.Basis) -> EventTime {
        switch basis {
        case .utc: return EventTime(zonedAt: wall, instant: Instant(unixSeconds: wall))
        case .date: return EventTime(dateAt: wall, instant: instant(wall, reader))
        case .zone(let index):
            if let zone = named[Int(index)] { return EventTime(zonedAt: wall, instant: instant(wall, zone)) }
        case .floating: break
        }
        let instant = instant(wall, floating)
        return knowsFloating
            ? EventTime(zonedAt: wall, instant: instant) : EventTime(floatingAt: wall, instant: instant)
    }

    /// What a clock told in `basis` shows at `instant`: the moment in that form.
    func time(at instant: Instant, in basis: TimeValue.Basis) -> EventTime {
        let wall = rules(of: basis).wallSeconds(at: instant)
        return switch basis {
        case .date: time(wall.midnight, .date)
        case .utc: EventTime(zonedAt: wall, instant: instant)
        case .floating where !knowsFloating: EventTime(floatingAt: wall, instant: instant)
        case .zone(let index) where named[Int(index)] == nil && !knowsFloating:
            EventTime(floatingAt: wall, instant: instant)
        case .floating, .zone: EventTime(zonedAt: wall, instant: instant)
        }
    }

    private func instant(_ wall: Int64, _ zone: any ZoneRules) -> Instant {
        zone.instant(ofWallSeconds: wall)
    }
}
