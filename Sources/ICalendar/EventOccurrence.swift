package import CivilTime

/// One time an event happens.
package struct EventOccurrence: Sendable {
    /// What the calendar says about it; overrides have their own.
    package let event: Event
    /// When it begins; of a to-do, its deadline.
    package let start: EventTime
    /// When it ends: the moment it begins, or later. Of a date, the beginning of the day after the last.
    package let end: EventTime
    /// The moment it was planned for in its series; nil when the event happens once only.
    let planned: EventTime?

    /// The name of this occurrence in its series: a date, a floating time, or a time in UTC; nil when the event
    /// happens once only. It stays the same when the occurrence is moved.
    package var recurrenceID: String? { planned?.recurrenceID }

    /// Whether it takes whole days.
    package var isAllDay: Bool { start.isDate }

    /// When its alarms go off, in order, repetitions included.
    package var alarmInstants: [Instant] { event.alarmInstants(from: start.instant, to: end.instant) }
}

extension EventOccurrence {
    package var uid: String { event.uid }
    package var summary: String { event.summary }
    package var description: String? { event.description }
    package var location: String? { event.location }
    package var url: String? { event.url }
    package var organizer: String? { event.organizer }
    package var categories: [String] { event.categories }
    package var alarms: [Alarm] { event.alarms }
    package var kind: EventKind { event.kind }
    package var status: EventStatus { event.status }
    package var sequence: Int { event.sequence }
    package var line: Int { event.line }
    package var zoneName: String? { event.zoneName }
}
