import CivilTime
import Logging
import ReminderCore
import ServiceLifecycle

/// Has everything settled whose time has come, and rings when the next thing is due.
struct Scheduler: Service {
    let bell: Bell
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let health: StoreHealth
    let journal: Journal
    let board: ChannelBoard
    /// Rung when there is something to deliver that nobody has begun with.
    let outbox: Bell
    /// Rung when the plan or the next reminder is another one.
    let status: Bell

    func run() async throws {
        bell.ring()
        let work = DueWork(store: store, places: (board, clock))
        try await bell.untilShutdown {
            let now = clock.now
            do throws(StoreFailure) {
                let setup = setup.value
                let next = try await work.settle(with: setup, at: now) { settled in
                    health.works(journal)
                    if settled.isMoreQueued { outbox.ring() }
                    for delivery in settled.expired { journal.note(expired: delivery) }
                    for result in settled.results { journal.note(result, in: setup.zone) }
                }
                clock.arm(bell, at: next)
                status.ring()
            } catch {
                clock.arm(bell, at: now + health.pause(after: error, journal))
                if !error.isTemporary { throw error }
            }
        }
    }
}

extension Journal {
    /// Says what was made of something that was due.
    fileprivate func note(_ result: DueWork.Result, in zone: any ZoneRules) {
        switch result {
        case .reminder(let routed, let occurrence): note(routed, of: occurrence, in: zone)
        case .change(let pending, let notices): note(pending, notices)
        case .digest(let rule, let digest, let notices): note(rule, digest, notices)
        }
    }

    private func note(_ item: RoutedReminder, of occurrence: Occurrence, in zone: any ZoneRules) {
        var fields: JournalFields = [
            .calendar: occurrence.id.calendar, .event: occurrence.id.uid, .rule: item.reminder.rule,
            .reminder: item.reminder.id.description, .due: item.reminder.due.iso8601(in: zone),
        ]
        let what = "'\(occurrence.title)' (\(item.reminder.rule), \(item.reminder.lead) before)"
        switch item.state {
        case .missed:
            note(.reminderMissed, .warning, "missed the reminder of \(what): it was due too long ago", fields)
        case .silenced:
            note(.reminderSilenced, .notice, "kept silent about \(what): an operator wanted it", fields)
        case .planned, .settled, .cancelled, .superseded: break
        }
        for notice in item.notices {
            (fields[.channel], fields[.delivery]) = (notice.channel, notice.id.description)
            let others = if case .group(let all) = notice.subject { " and \(all.count - 1) others" } else { "" }
            note(.reminderDue, .info, "reminding of \(what)\(others) on \(notice.channel)", fields)
        }
    }

    private func note(_ pending: PendingChange, _ notices: [Notice]) {
        let occurrence = pending.change.occurrence
        let kinds = pending.change.kinds.map(\.rawValue).joined(separator: ", ")
        for notice in notices {
            note(
                .changeTold, .info, "telling \(notice.channel) that '\(occurrence.title)' was \(kinds)",
                [
                    .calendar: occurrence.id.calendar, .event: occurrence.id.uid, .channel: notice.channel,
                    .delivery: notice.id.description,
                ])
        }
    }

    private func note(_ rule: DigestRule, _ digest: Digest?, _ notices: [Notice]) {
        guard let digest else {
            return note(
                .digestMissed, .warning, "missed the digest \(rule.name): it was due too long ago", [.rule: rule.name])
        }
        let count = digest.sections.reduce(0) { $0 + $1.items.count }
        if notices.isEmpty {
            note(.digestSent, .info, "the digest \(rule.name) has nothing to say", [.rule: rule.name])
        }
        for notice in notices {
            note(
                .digestSent, .info, "sending the digest \(rule.name) with \(count) events on \(notice.channel)",
                [.channel: notice.channel, .delivery: notice.id.description, .rule: rule.name])
        }
    }
}
