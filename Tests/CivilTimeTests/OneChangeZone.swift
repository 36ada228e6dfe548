import CivilTime

/// A zone whose clocks are changed once: small, and honest about the hour that is missing or comes twice.
struct OneChangeZone: ZoneRules {
    let identifier: String
    /// Seconds east of UTC before the change, and from it on.
    let before: Int
    let after: Int
    let change: Instant

    /// Central Europe's clocks put forward on 29 March 2020, from 02:00 to 03:00.
    static let spring = OneChangeZone(
        identifier: "Test/Spring", before: 3600, after: 7200, change: Instant(unixSeconds: 1_585_443_600))

    /// Central Europe's clocks put back on 25 October 2020, from 03:00 to 02:00.
    static let autumn = OneChangeZone(
        identifier: "Test/Autumn", before: 7200, after: 3600, change: Instant(unixSeconds: 1_603_587_600))

    func utcOffset(at instant: Instant) -> Int { instant < change ? before : after }

    func instant(of civil: CivilDateTime) -> Instant {
        let early = civil.asUTC - .seconds(before)
        let late = civil.asUTC - .seconds(after)
        return early < change || late < change ? early : late
    }
}

/// A zone that never changes.
struct FixedZone: ZoneRules {
    let offset: Int
    var identifier: String { "Test/\(offset)" }
    func utcOffset(at instant: Instant) -> Int { offset }
    func instant(of civil: CivilDateTime) -> Instant { civil.asUTC - .seconds(offset) }

    /// Việt Nam's zone since 1975.
    static let vietnam = FixedZone(offset: 25_200)
}
