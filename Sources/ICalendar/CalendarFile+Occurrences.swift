package import CivilTime

extension CalendarFile {
    /// The occurrences that touch `window`: those that end after its beginning and begin before its end, and those
    /// that take no time and begin inside. Who only wants what begins inside looks at ``EventOccurrence/start``.
    ///
    /// Cancelled ones are given out with their status. `defaultZone` is the reader's clock: days begin by it, and
    /// floating times are told in it unless the calendar names another (X-WR-TIMEZONE).
    package func occurrences(
        in window: Range<Instant>, zones database: any ZoneDatabase, defaultZone: any ZoneRules,
        limits: ReadingLimits = .standard
    ) -> Expansion {
        var faults = FaultLog(limit: limits.faults)
        let seconds = CalendarFile.seconds(of: window)
        let contexts = contexts(
            database: database, reader: defaultZone,
            horizon: max(seconds.upperBound + 366 * 86_400, CalendarFile.clocksAreKnownTo), limits, &faults)
        var expansion = WindowExpansion(of: self, in: seconds, contexts: contexts, limits: limits, faults: faults)
        return expansion.result()
    }

    /// The year 2200, in seconds since 1970: so far at least the clock of a `VTIMEZONE` is worked out, whatever the window
    /// is, because what begins in it may end years later.
    private static let clocksAreKnownTo: Int64 = 7_258_118_400

    /// The window in whole seconds, within the years that iCalendar can write.
    private static func seconds(of window: Range<Instant>) -> Range<Int64> {
        let (first, last) = (Int64(-62_135_596_800), Int64(253_402_300_800))
        let lower = min(max(first, window.lowerBound.unixSeconds), last)
        // An instant between two seconds belongs to the window, so its second does.
        let ending = window.upperBound.unixSeconds + (window.upperBound.milliseconds % 1000 == 0 ? 0 : 1)
        let upper = min(max(first, ending), last)
        return lower..<max(lower, upper)
    }

    private func contexts(
        database: any ZoneDatabase, reader: any ZoneRules, horizon: Int64, _ limits: ReadingLimits,
        _ faults: inout FaultLog
    ) -> [ZoneContext] {
        let own = Dictionary(zones.filter { !$0.observances.isEmpty }.map { ($0.name, $0) }) { first, _ in first }
        let resolver = ZoneResolver(
            database: database, own: own, horizon: horizon, limit: limits.transitionsPerZone,
            steps: limits.steps / 10 / max(1, zoneNames.names.count + calendarZones.count))
        let named = zoneNames.names.map(resolver.zone)
        for (index, zone) in named.enumerated() where zone == nil {
            faults.add(
                line: zoneNames.lines[index],
                "has the unknown time zone \(quoted(zoneNames.names[index].utf8)); its times are read as floating",
                remedy: "name a zone such as Asia/Ho_Chi_Minh")
        }
        return calendarZones.map { name in
            let zone = name.flatMap(resolver.zone)
            return ZoneContext(
                named: named, floating: zone ?? reader, knowsFloating: zone != nil, reader: reader)
        }
    }
}
