import CivilTime
import ReminderCore

/// Việt Nam's zone since 1975.
struct VietnamZone: ZoneRules {
    let identifier = "Asia/Ho_Chi_Minh"
    func utcOffset(at instant: Instant) -> Int { 25_200 }
    func instant(of civil: CivilDateTime) -> Instant { civil.asUTC - .seconds(25_200) }
}

/// Central Europe in the first half of 2020: clocks are put forward on 29 March, from 02:00 to 03:00.
struct SpringZone: ZoneRules {
    let identifier = "Europe/Berlin"
    private let change = Instant(unixSeconds: 1_585_443_600)

    func utcOffset(at instant: Instant) -> Int { instant < change ? 3600 : 7200 }

    func instant(of civil: CivilDateTime) -> Instant {
        let winter = civil.asUTC - .seconds(3600)
        let summer = civil.asUTC - .seconds(7200)
        return winter < change || summer < change ? winter : summer
    }
}

/// The instant written in `text`; without an offset, in Việt Nam.
func at(_ text: String, in zone: any ZoneRules = VietnamZone()) -> Instant {
    guard let instant = Instant(iso8601: text, in: zone) else { preconditionFailure("no instant: \(text)") }
    return instant
}

/// The day written in `text`.
func day(_ text: String) -> CivilDate {
    guard let date = CivilDate(iso8601: text) else { preconditionFailure("no date: \(text)") }
    return date
}

/// The lead written `1w`, `1d`, `1h` or `1m`.
func lead(_ text: String) -> Lead {
    guard let unit = text.last, let count = Int(text.dropLast()) else { preconditionFailure("no lead: \(text)") }
    let duration =
        switch unit {
        case "w": NominalDuration(days: 7 * count)
        case "d": NominalDuration(days: count)
        case "h": NominalDuration(seconds: Int64(count) * 3600)
        default: NominalDuration(seconds: Int64(count) * 60)
        }
    return Lead(text: text, duration: duration)
}

extension Rule {
    /// A rule for everything.
    static func test(
        named name: String = "workshops", calendars: Set<String>? = nil, match: [Match] = [], _ leads: String...,
        channels: [String] = ["room"]
    ) -> Rule {
        Rule(
            name: name, calendars: calendars, match: match, leads: leads.map(lead),
            allDayAt: TimeOfDay(secondOfDay: 8 * 3600), channels: channels)
    }
}

extension Occurrence {
    /// Three hours on the morning of 13 February 2020 in Việt Nam.
    static let workshop = Occurrence.test(at("2020-02-13T08:30"), .seconds(3 * 3600))

    /// An occurrence that begins at `start`.
    static func test(
        _ start: Instant, _ length: Duration, uid: String = "uid-1", calendar: String = "team",
        status: EventStatus = .confirmed, title: String = "Hội thảo", location: String = "", details: String = "",
        link: String = ""
    ) -> Occurrence {
        Occurrence(
            id: ID(calendar: calendar, uid: uid, recurrenceID: ""), span: .timed(start: start, end: start + length),
            status: status, title: title, location: location, details: details, link: link)
    }

    /// An occurrence on whole days.
    static func days(_ first: String, _ last: String) -> Occurrence {
        Occurrence(
            id: ID(calendar: "team", uid: "days", recurrenceID: ""), span: .allDay(first: day(first), last: day(last)),
            title: "Tết")
    }
}

extension Reminder {
    /// A reminder of an occurrence of three hours.
    static func test(
        uid: String = "uid-1", rule: String = "workshops", lead: String = "1h", due: Instant, start: Instant
    ) -> Reminder {
        Reminder(
            occurrence: Occurrence.ID(calendar: "team", uid: uid, recurrenceID: ""), rule: rule, lead: lead, due: due,
            start: start, end: start + .seconds(3 * 3600))
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension TimeOfDay {
    /// The time written `22:00`.
    static func test(_ text: String) -> TimeOfDay {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, let time = TimeOfDay(hour: parts[0], minute: parts[1]) else {
            preconditionFailure("no time: \(text)")
        }
        return time
    }
}

extension QuietHours {
    /// The quiet hours written `22:00-06:00`.
    static func test(_ text: String) -> QuietHours {
        let parts = text.split(separator: "-").map(String.init)
        return QuietHours(begin: .test(parts[0]), end: .test(parts[1]))
    }
}
