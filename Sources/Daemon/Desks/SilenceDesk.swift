import Admin
import CivilTime
import ReminderCore
import Settings

/// Keeps people from being told: of some events for a while, or of one until later.
struct SilenceDesk: Sendable {
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    /// Rung when the plan changed.
    let scheduler: Bell

    /// The silences that are not over.
    func list() async throws(AdminProblem) -> [SilenceAnswer] {
        let now = clock.now
        do throws(StoreFailure) {
            var answers: [SilenceAnswer] = []
            for silence in try await store.silences(at: now) { answers.append(try await answer(silence, now)) }
            return answers
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    /// Makes one.
    func add(_ request: SilenceRequest) async throws(AdminProblem) -> SilenceAnswer {
        let (now, setup) = (clock.now, setup.value)
        let ends = try Self.instant(request.until, after: now, in: setup.zone)
        if let calendar = request.calendar, setup.sources[calendar] == nil {
            let near = Likeness.nearest(to: calendar, among: setup.sources.keys.sorted())
            throw AdminProblem(
                status: 404, "there is no calendar '\(calendar)'",
                remedy: near.map { "did you mean '\($0)'?" } ?? "nhaclich status lists the calendars",
                kind: .unknownCalendar, values: ["name": calendar].merging(near.map { ["near": $0] } ?? [:]) { $1 })
        }
        for (field, pattern) in request.match {
            guard Match.Field(rawValue: field) != nil, (try? TextPattern(pattern)) != nil else {
                throw AdminProblem(
                    status: 422, "'\(field): \(pattern)' matches nothing",
                    remedy: "match \(Match.Field.allCases.map(\.rawValue).joined(separator: ", "))")
            }
        }
        if let channel = request.channel, setup.channels[channel] == nil {
            throw AdminProblem(noChannel: channel, in: setup)
        }
        var event: String?
        if let words = request.event { event = try await EventFinder(words).one(in: store, at: now).id.shortName }
        if request.calendar == nil, event == nil, request.match.isEmpty, request.channel == nil {
            throw AdminProblem(
                status: 422, "a silence about everything is not made",
                remedy: "say what it is about, --event, --calendar, --title …, or where it holds, --channel",
                kind: .everySilence)
        }
        let comment = request.comment.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var silence = Silence(
            calendar: request.calendar, event: event, match: request.match, channel: request.channel, ends: ends,
            comment: String(comment.prefix(500)), created: now)
        do throws(StoreFailure) {
            let number = try await store.add(silence)
            silence = Silence(
                number: number, calendar: silence.calendar, event: silence.event, match: silence.match,
                channel: silence.channel, ends: silence.ends, comment: silence.comment, created: silence.created)
            return try await answer(silence, now)
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    /// Ends one.
    func end(_ number: Int64) async throws(AdminProblem) -> SilenceAnswer {
        let now = clock.now
        do throws(StoreFailure) {
            if let silence = try await store.silences(at: now).first(where: { $0.number == number }),
                try await store.endSilence(number, at: now)
            {
                scheduler.ring()  // What was kept back is told now.
                return try await answer(silence, now)
            }
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        throw AdminProblem(
            status: 404, "there is no silence \(number)", remedy: "nhaclich silence list shows those that hold",
            kind: .noSilence, values: ["number": "\(number)"])
    }

    /// Puts the reminders of one event off.
    func snooze(_ request: SnoozeRequest) async throws(AdminProblem) -> SnoozeAnswer {
        let (now, setup) = (clock.now, setup.value)
        let due = try Self.instant(request.until, after: now, in: setup.zone)
        let occurrence = try await EventFinder(request.event).one(in: store, at: now)
        let (start, end) = (occurrence.span.start(in: setup.zone), occurrence.span.end(in: setup.zone))
        guard occurrence.status != .cancelled else {
            throw AdminProblem(
                status: 409, "'\(occurrence.title)' is cancelled, so nobody is reminded of it",
                remedy: "see nhaclich why", kind: .cancelledEvent, values: ["title": occurrence.title])
        }
        guard due < end else {
            throw AdminProblem(
                status: 409, "'\(occurrence.title)' is over by then: it ends \(end.iso8601(in: setup.zone))",
                remedy: "snooze it for a shorter time, or silence it", kind: .overByThen,
                values: ["title": occurrence.title, "end": end.iso8601(in: setup.zone)])
        }
        let rules = setup.configuration.rules.filter { $0.applies(to: occurrence) }
        guard !rules.isEmpty else {
            throw AdminProblem(
                status: 409, "no rule is about '\(occurrence.title)', so nobody is reminded of it",
                remedy: "see nhaclich why", kind: .noRule, values: ["title": occurrence.title])
        }
        let reminders = rules.map {
            Reminder(
                occurrence: occurrence.id, rule: $0.name, lead: Reminder.snoozed, due: due, start: start, end: end)
        }
        do {
            let silenced = try await store.snooze(until: reminders)
            scheduler.ring()
            return SnoozeAnswer(
                title: occurrence.title, start: occurrence.start(in: setup.zone), until: due.iso8601(in: setup.zone),
                rules: rules.map(\.name), silenced: silenced)
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    private func answer(_ silence: Silence, _ now: Instant) async throws(StoreFailure) -> SilenceAnswer {
        let zone = setup.value.zone
        let router = setup.value.router
        let planned = try await store.plan(until: silence.ends, limit: 10_000).filter { item in
            silence.channel.map { router.channels(of: item.reminder.rule).contains($0) } ?? true
        }
        return SilenceAnswer(
            number: silence.number, calendar: silence.calendar, event: silence.event, match: silence.match,
            channel: silence.channel, created: silence.created.iso8601(in: zone), ends: silence.ends.iso8601(in: zone),
            comment: silence.comment, covered: planned.count { silence.covers($0.occurrence, at: $0.reminder.due) })
    }

    /// The time that `text` means: one as people write it, or a length of time from `now`.
    private static func instant(
        _ text: String, after now: Instant, in zone: any ZoneRules
    ) throws(AdminProblem) -> Instant {
        let instant =
            Instant(iso8601: text, in: zone) ?? ChatCommand.length(of: text).map { zone.instant($0, after: now) }
        guard let instant else {
            throw AdminProblem(
                status: 422, "'\(text)' is neither a time nor a length of time",
                remedy: "write it as 2h, 1d or 2026-12-31T18:00", kind: .noTime, values: ["text": text])
        }
        guard instant > now else {
            throw AdminProblem(
                status: 422, "'\(text)' is not in the future", remedy: "write a later time",
                kind: .pastTime, values: ["text": text])
        }
        return instant
    }
}
