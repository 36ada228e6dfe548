/// What a time zone must answer. The answers live elsewhere: in the system's zone database or in a `VTIMEZONE`.
package protocol ZoneRules: Sendable {
    /// The zone's name, such as `Asia/Ho_Chi_Minh`.
    var identifier: String { get }

    /// Seconds east of UTC at `instant`.
    func utcOffset(at instant: Instant) -> Int

    /// The instant at which a wall clock in the zone shows `civil`.
    ///
    /// A time that comes twice (clocks put back) is the first of the two; a time that never comes
    /// (clocks put forward) is read with the offset from before the gap (RFC 5545, 3.3.5).
    func instant(of civil: CivilDateTime) -> Instant

    /// The same for a time in seconds since 1970-01-01T00:00:00 on the wall clock, for those who reckon in these.
    func instant(ofWallSeconds seconds: Int64) -> Instant
}

extension ZoneRules {
    package func instant(ofWallSeconds seconds: Int64) -> Instant { instant(of: CivilDateTime(wallSeconds: seconds)) }

    /// What a wall clock in the zone shows at `instant`, in seconds since 1970-01-01T00:00:00 on it.
    package func wallSeconds(at instant: Instant) -> Int64 { instant.unixSeconds + Int64(utcOffset(at: instant)) }

    /// What a wall clock in the zone shows at `instant`; milliseconds are dropped.
    package func civil(at instant: Instant) -> CivilDateTime {
        CivilDateTime(wallSeconds: wallSeconds(at: instant))
    }

    /// The instant `duration` after `instant`: days by the zone's calendar, then seconds by the clock.
    package func instant(_ duration: NominalDuration, after instant: Instant) -> Instant {
        let seconds = Duration.seconds(duration.seconds)
        guard duration.days != 0 else { return instant + seconds }
        let wall = civil(at: instant)
        let moved = self.instant(of: CivilDateTime(wall.date.adding(days: duration.days), wall.time))
        return moved + seconds
    }

    /// The instant at which `date` begins in the zone.
    package func startOfDay(_ date: CivilDate) -> Instant { instant(of: CivilDateTime(date, .midnight)) }
}

/// Where zones are found by name.
package protocol ZoneDatabase: Sendable {
    /// The zone of an IANA name such as `Asia/Ho_Chi_Minh`, old names included, or nil.
    func zone(named identifier: String) -> (any ZoneRules)?
}

/// Coordinated universal time.
package struct UTCZone: ZoneRules {
    package init() {}
    package var identifier: String { "UTC" }
    package func utcOffset(at instant: Instant) -> Int { 0 }
    package func instant(of civil: CivilDateTime) -> Instant { civil.asUTC }
    package func instant(ofWallSeconds seconds: Int64) -> Instant { Instant(unixSeconds: seconds) }
}
