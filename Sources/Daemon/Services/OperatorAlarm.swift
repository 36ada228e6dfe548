import CivilTime
import ReminderCore
import Settings

/// Tells the channel that operators read of what needs a person.
struct OperatorAlarm: Sendable {
    /// How long such a notice is of use.
    private static let usefulness = Duration.seconds(7 * 86_400)

    let store: any StateStore
    let outbox: Bell

    /// Puts a notice about a calendar into the outbox, if the configuration names a channel for it.
    func raise(
        _ failure: SourceFailure, about calendar: String, with setup: Setup, at now: Instant
    ) async throws(StoreFailure) {
        guard let channel = setup.configuration.adminChannel else { return }
        let occurrence = Occurrence(
            id: Occurrence.ID(calendar: calendar, uid: "trouble", recurrenceID: ""),
            span: .timed(start: now, end: now), title: calendar, details: failure.description)
        let reminder = Reminder(
            occurrence: occurrence.id, rule: "trouble", lead: failure.reason, due: now, start: now, end: now)
        let notice = Notice(
            kind: .trouble, channel: channel, occurrence: occurrence, reminder: reminder, now: now, isLate: false,
            expires: now + Self.usefulness)
        guard let delivery = setup.delivery(of: notice) else { return }
        try await store.enqueue(delivery, at: now)
        outbox.ring()
    }
}
