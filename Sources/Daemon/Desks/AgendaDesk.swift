import Admin
import CivilTime
import ReminderCore
import Settings

/// Shows what is to come, and what came of each channel's work lately.
struct AgendaDesk: Sendable {
    /// How many hours back the work of channels is shown.
    private static let hours = 24

    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock

    /// Occurrences with their reminders, earliest first.
    func upcoming(_ query: AdminQuery) async throws(AdminProblem) -> [UpcomingAnswer] {
        let setup = setup.value
        let now = clock.now
        let from = try query.from.map { text throws(AdminProblem) in try Instant(asked: text, in: setup.zone) } ?? now
        let until =
            try query.until.map { text throws(AdminProblem) in try Instant(asked: text, in: setup.zone) }
            ?? max(from, now) + setup.configuration.horizon
        guard from <= until else {
            throw AdminProblem(
                status: 422, "the time ends before it begins", remedy: "write an 'until' that is later than 'from'")
        }
        var question = AgendaQuestion(from..<until, limit: query.limit)
        (question.calendar, question.skipped) = (query.calendar, query.skipped)
        do {
            return try await store.agenda(question).map { UpcomingAnswer($0, in: setup.zone) }
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    /// The channels of `status` with what came of their work in each of the last hours.
    func channels(_ status: [StatusAnswer.Channel]) async throws(AdminProblem) -> [ChannelAnswer] {
        let zone = setup.value.zone
        let start = clock.now - .seconds(Self.hours * 3600)
        let found: [ChannelHour]
        do { found = try await store.hours(since: start) } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        return status.map { channel in
            var hours = (0..<Self.hours).map {
                ChannelAnswer.Hour(from: (start + .seconds($0 * 3600)).iso8601(in: zone), delivered: 0, failed: 0)
            }
            for hour in found where hour.channel == channel.name && hours.indices.contains(hour.hour) {
                (hours[hour.hour].delivered, hours[hour.hour].failed) = (hour.arrived, hour.lost)
            }
            return ChannelAnswer(channel, hours: hours)
        }
    }
}
