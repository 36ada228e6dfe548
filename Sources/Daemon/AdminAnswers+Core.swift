import Admin
package import CivilTime
package import ReminderCore

extension Span {
    /// Begin and end as people write them: instants in `zone`, or dates, the last day included.
    func iso8601(in zone: any ZoneRules) -> (start: String, end: String) {
        switch self {
        case .timed(let start, let end): (start.iso8601(in: zone), end.iso8601(in: zone))
        case .allDay(let first, let last): (first.description, last.description)
        }
    }
}

extension Occurrence {
    /// When it starts: an instant in `zone`, or a date.
    package func start(in zone: any ZoneRules) -> String { span.iso8601(in: zone).start }
}

extension UpcomingAnswer {
    init(_ entry: AgendaEntry, in zone: any ZoneRules) {
        let occurrence = entry.occurrence
        let span = occurrence.span.iso8601(in: zone)
        self.init(
            id: occurrence.id.shortName, calendar: occurrence.id.calendar, uid: occurrence.id.uid,
            recurrenceId: occurrence.id.recurrenceID.isEmpty ? nil : occurrence.id.recurrenceID,
            title: occurrence.title, location: occurrence.location.isEmpty ? nil : occurrence.location,
            status: occurrence.status.rawValue, start: span.start, end: span.end, allDay: occurrence.span.isAllDay,
            nextReminder: entry.nextReminder?.iso8601(in: zone),
            reminders: entry.reminders.count { $0.state == .planned },
            timeline: entry.reminders.map {
                Reminder(due: $0.due.iso8601(in: zone), lead: $0.lead, rule: $0.rule, state: $0.state.rawValue)
            })
    }
}

extension EventAnswer {
    init(_ occurrence: Occurrence, in zone: any ZoneRules) {
        let (span, facts) = (occurrence.span.iso8601(in: zone), occurrence.facts)
        self.init(
            id: occurrence.id.shortName, uid: occurrence.id.uid,
            recurrenceId: occurrence.id.recurrenceID.isEmpty ? nil : occurrence.id.recurrenceID,
            title: occurrence.title, start: span.start, end: span.end, allDay: occurrence.span.isAllDay,
            location: occurrence.location.isEmpty ? nil : occurrence.location, status: occurrence.status.rawValue,
            kind: facts.kind.isEmpty ? nil : facts.kind, datePrecision: facts.precision.rawValue,
            confidence: facts.confidence,
            evidence: facts.evidence.map { Evidence(field: $0.field, quote: $0.quote, line: $0.line) })
    }
}

extension PlanAnswer {
    init(_ item: DueReminder, channels: [String], in zone: any ZoneRules) {
        self.init(
            at: item.reminder.due.iso8601(in: zone), rule: item.reminder.rule, lead: item.reminder.lead,
            calendar: item.occurrence.id.calendar, uid: item.occurrence.id.uid, title: item.occurrence.title,
            start: item.occurrence.span.iso8601(in: zone).start, channels: channels)
        event = item.occurrence.id.shortName
    }
}

extension DeliveryAnswer {
    init(_ record: DeliveryRecord, in zone: any ZoneRules) {
        self.init(
            id: record.id.description, channel: record.channel, state: record.state.rawValue, summary: record.summary,
            due: record.due.iso8601(in: zone), changed: record.changed.iso8601(in: zone), attempts: record.attempts,
            retryAt: record.retryAt?.iso8601(in: zone), note: record.note, maybeDuplicate: record.mayBeDuplicate)
    }
}
