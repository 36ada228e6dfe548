import CivilTime
import ReminderCore

/// The instants at which bells are to ring, and nothing about how time passes.
struct Alarms {
    private struct Alarm {
        let bell: Bell
        let instant: Instant
    }

    /// A handful: one for each service.
    private var alarms: [ObjectIdentifier: Alarm] = [:]

    /// The instant to wait for, or nil when no bell is to ring.
    var next: Instant? { alarms.values.lazy.map(\.instant).min() }

    /// Every bell that is to ring some time.
    var bells: [Bell] { alarms.values.map(\.bell) }

    /// Lets `bell` ring at `instant` and at no other time; nil for not at all.
    mutating func set(_ bell: Bell, at instant: Instant?) {
        alarms[ObjectIdentifier(bell)] = instant.map { Alarm(bell: bell, instant: $0) }
    }

    /// The bells due at `now`, earliest first; they are forgotten.
    mutating func takeDue(at now: Instant) -> [Bell] {
        let due = alarms.filter { $0.value.instant <= now }
        for key in due.keys { alarms[key] = nil }
        return due.values.sorted { $0.instant < $1.instant }.map(\.bell)
    }
}
