import CivilTime
import Logging
import ReminderCore
import ServiceLifecycle

/// Turns reminders whose time has come into deliveries in the outbox.
///
/// It looks at the store whenever its bell rings and has the bell rung when the next reminder is due;
/// it remembers nothing. Settling a reminder and queueing its deliveries is one transaction.
struct Scheduler: Service {
    /// How many reminders are settled in one transaction.
    private static let batch = 500

    let bell: Bell
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let health: StoreHealth
    let journal: Journal
    /// Rung when there is something to deliver.
    let outbox: Bell
    /// Rung when the plan or the next reminder is another one.
    let status: Bell

    func run() async throws {
        bell.ring()
        for await _ in bell.listen().cancelOnGracefulShutdown() {
            let now = clock.now
            do {
                try await settleDue(at: now)
                clock.arm(bell, at: try await store.nextDue())
                status.ring()
            } catch {
                clock.arm(bell, at: now + health.pause(after: error, journal))
                if !error.isTemporary { throw error }
            }
        }
    }

    /// Settles everything due at `now`.
    private func settleDue(at now: Instant) async throws(StoreFailure) {
        while true {
            let found = try await store.dueReminders(at: now, limit: Self.batch)
            let due = found.count < Self.batch ? found[...] : found.withoutPart
            if due.isEmpty { return }
            let setup = setup.value
            let routed = setup.router.route(Array(due), at: now)
            let settlements = routed.map { item in
                Settlement(
                    reminder: item.reminder.id, state: item.state,
                    deliveries: item.notices.compactMap { setup.delivery(of: $0) })
            }
            try await store.settle(settlements, at: now)
            health.works(journal)
            outbox.ring()
            for (item, occurrence) in zip(routed, due.map(\.occurrence)) { note(item, occurrence, setup) }
            if found.count < Self.batch { return }
        }
    }

    private func note(_ item: RoutedReminder, _ occurrence: Occurrence, _ setup: Setup) {
        let fields: [JournalField: String] = [
            .calendar: occurrence.id.calendar, .event: occurrence.id.uid, .rule: item.reminder.rule,
            .reminder: item.reminder.id.description, .due: item.reminder.due.iso8601(in: setup.zone),
        ]
        let what = "'\(occurrence.title)' (\(item.reminder.rule), \(item.reminder.lead) before)"
        if item.state == .missed {
            journal.note(.reminderMissed, .warning, "missed the reminder of \(what): it was due too long ago", fields)
        }
        for notice in item.notices {
            let delivery: [JournalField: String] = [.channel: notice.channel, .delivery: notice.id.description]
            journal.note(
                .reminderDue, .info, "reminding of \(what) on \(notice.channel)", fields.merging(delivery) { $1 })
        }
    }
}

extension [DueReminder] {
    /// Without the reminders at the end that may be a part only of what one occurrence has at one instant: they are
    /// settled together, so that several rules that say the same say it once.
    fileprivate var withoutPart: ArraySlice<DueReminder> {
        guard let last else { return [] }
        let whole = prefix { $0.reminder.due != last.reminder.due || $0.occurrence.id != last.occurrence.id }
        return whole.isEmpty ? self[...] : whole
    }
}
