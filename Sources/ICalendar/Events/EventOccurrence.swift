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
    /// See ``Event/uid``.
    package var uid: String { event.uid }
    /// See ``Event/summary``.
    package var summary: String { event.summary }
    /// See ``Event/description``.
    package var description: String? { event.description }
    /// See ``Event/location``.
    package var location: String? { event.location }
    /// See ``Event/url``.
    package var url: String? { event.url }
    /// See ``Event/organizer``.
    package var organizer: String? { event.organizer }
    /// See ``Event/categories``.
    package var categories: [String] { event.categories }
    /// See ``Event/alarms``.
    package var alarms: [Alarm] { event.alarms }
    /// See ``Event/kind``.
    package var kind: EventKind { event.kind }
    /// See ``Event/status``.
    package var status: EventStatus { event.status }
    /// See ``Event/sequence``.
    package var sequence: Int { event.sequence }
    /// See ``Event/line``.
    package var line: Int { event.line }
    /// See ``Event/zoneName``.
    package var zoneName: String? { event.zoneName }
}
