import Admin
import CivilTime
import HostSystem
import ReminderCore
import Settings

/// Does what people ask for in the room of a channel, and knows what to answer.
///
/// A room hears of nothing that it would not be told anyway: of events that a rule or a digest is about that sends there.
struct CommandDesk: Sendable {
    /// How many events are listed when it is not said how many, and at most.
    private static let (usual, most) = (10, 20)
    /// How far ahead an event is looked for.
    private static let reach = Duration.seconds(366 * 86_400)
    /// How long a room is mute when it is not said how long.
    private static let mute = NominalDuration(days: 1)
    /// What the comment of a silence begins with that was made in a room.
    private static let mark = "/mute of "

    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    /// Rung when the plan changed.
    let scheduler: Bell

    /// What to answer `command`, which is done.
    ///
    /// - Parameter message: The message that the command is in.
    func carryOut(
        _ command: ChatCommand, in message: HeardMessage, on channel: String
    ) async throws(AdminProblem) -> CommandAnswer {
        let room = Room(channel: channel, setup: setup.value, now: clock.now)
        switch command.verb {
        case .help: return .help
        case .upcoming: return .upcoming(try await upcoming(command, in: room))
        case .why: return try await explain(command, message, in: room)
        case .snooze: return try await snooze(command, message, in: room)
        case .mute: return try await mute(command, message, in: room)
        case .unmute: return try await unmute(command, message, in: room)
        }
    }

    private func upcoming(_ command: ChatCommand, in room: Room) async throws(AdminProblem) -> [Occurrence] {
        var events = try await events(of: room).filter { $0.status != .cancelled }
        if let count = command.count { return Array(events.prefix(max(1, min(count, Self.most)))) }
        if !command.words.isEmpty {
            let finder = EventFinder(command.words)
            events = events.filter { finder.isMeant($0) }
        }
        return Array(events.prefix(Self.usual))
    }

    private func explain(
        _ command: ChatCommand, _ message: HeardMessage, in room: Room
    ) async throws(AdminProblem) -> CommandAnswer {
        let event: Occurrence
        switch try await find(command, message, in: room) {
        case .event(let found): event = found
        case .none(let answer): return answer
        }
        let rules = room.rules(of: event)
        let silences = try await ask { () throws(StoreFailure) in try await store.silences(at: room.now) }
        let reminders = try await ask { () throws(StoreFailure) in
            try await store.story(of: event.id)?.reminders ?? []
        }
        .filter { reminder in rules.contains { $0.name == reminder.rule } }
        let silent = silences.filter { room.isSilent(by: $0) && $0.covers(event, at: room.now) }.map(\.ends).max()
        let planned = reminders.filter { $0.state == .planned }.map(\.due).min()
        let reminded = reminders.filter { $0.state == .settled }.map(\.due).max()
        let cause: CommandAnswer.Cause =
            if event.status == .cancelled {
                .cancelled
            } else if let silent {
                .silenced(until: silent)
            } else if let planned {
                .planned(planned)
            } else if let reminded {
                .reminded(reminded)
            } else {
                .late
            }
        return .explained(event, cause, rules: rules.map(\.name))
    }

    private func snooze(
        _ command: ChatCommand, _ message: HeardMessage, in room: Room
    ) async throws(AdminProblem) -> CommandAnswer {
        guard let length = command.length else { return .endless }
        let event: Occurrence
        switch try await find(command, message, in: room) {
        case .event(let found): event = found
        case .none(let answer): return answer
        }
        let due = room.setup.zone.instant(length, after: room.now)
        if due >= event.span.end(in: room.setup.zone) { return .over(event) }
        _ = try await silenceDesk.snooze(
            SnoozeRequest(event: event.id.shortName, until: due.iso8601(in: room.setup.zone)))
        return .snoozed(event, until: due)
    }

    private func mute(
        _ command: ChatCommand, _ message: HeardMessage, in room: Room
    ) async throws(AdminProblem) -> CommandAnswer {
        var event: Occurrence?
        if !command.words.isEmpty || !message.repliesTo.isEmpty {
            switch try await find(command, message, in: room) {
            case .event(let found): event = found
            case .none(let answer): return answer
            }
        }
        let until = room.setup.zone.instant(command.length ?? Self.mute, after: room.now)
        // The last word counts, also when it is for a shorter time.
        for silence in try await silences(of: room) where silence.event == event?.id.shortName {
            _ = try await silenceDesk.end(silence.number)
        }
        _ = try await silenceDesk.add(
            SilenceRequest(
                calendar: nil, event: event?.id.shortName, match: [:], until: until.iso8601(in: room.setup.zone),
                comment: "\(Self.mark)\(message.senders.last ?? "somebody") in \(room.channel)", channel: room.channel))
        return .muted(event, until: until)
    }

    private func unmute(
        _ command: ChatCommand, _ message: HeardMessage, in room: Room
    ) async throws(AdminProblem) -> CommandAnswer {
        var silences = try await silences(of: room)
        if !command.words.isEmpty || !message.repliesTo.isEmpty {
            switch try await find(command, message, in: room) {
            case .event(let event): silences = silences.filter { $0.event == event.id.shortName }
            case .none(let answer): return answer
            }
        }
        for silence in silences { _ = try await silenceDesk.end(silence.number) }
        return .unmuted(silences.count)
    }

    /// The silences that people in the room made.
    private func silences(of room: Room) async throws(AdminProblem) -> [Silence] {
        try await ask { () throws(StoreFailure) in try await store.silences(at: room.now) }
            .filter {
                $0.channel == room.channel && $0.calendar == nil && $0.match.isEmpty
                    && $0.comment.hasPrefix(Self.mark)
            }
    }

    private var silenceDesk: SilenceDesk {
        SilenceDesk(setup: setup, store: store, clock: clock, scheduler: scheduler)
    }

    /// What a command is about.
    private enum Finding {
        case event(Occurrence)
        /// No one event is meant, and this is said instead.
        case none(CommandAnswer)
    }

    /// The event whose words stand in the command, else the one that the message replied to is about, else the one that
    /// the room was reminded of last.
    private func find(
        _ command: ChatCommand, _ message: HeardMessage, in room: Room
    ) async throws(AdminProblem) -> Finding {
        let found: [Occurrence]
        if command.words.isEmpty {
            found = try await told(message, in: room)
            if found.isEmpty { return .none(.unnamed) }
        } else {
            let finder = EventFinder(command.words)
            found = try await events(of: room).filter { finder.isMeant($0) }
            if found.isEmpty { return .none(.unknown(command.words)) }
        }
        // Of a series, the next one is meant.
        var series: Set<[String]> = []
        let firsts = found.filter { series.insert([$0.id.calendar, $0.id.uid]).inserted }
        return firsts.count == 1 ? .event(firsts[0]) : .none(.ambiguous(Array(firsts.prefix(Self.usual))))
    }

    private func told(_ message: HeardMessage, in room: Room) async throws(AdminProblem) -> [Occurrence] {
        let references: [String?] = message.repliesTo.isEmpty ? [nil] : message.repliesTo
        for reference in references {
            let told = try await ask { () throws(StoreFailure) in
                try await store.told(on: room.channel, as: reference)
            }
            let coming = told.filter { $0.span.end(in: room.setup.zone) > room.now }
            if !coming.isEmpty {
                return coming.sorted { $0.span.start(in: room.setup.zone) < $1.span.start(in: room.setup.zone) }
            }
        }
        return []
    }

    /// The events to come that the room is told of, the earliest first.
    private func events(of room: Room) async throws(AdminProblem) -> [Occurrence] {
        try await ask { () throws(StoreFailure) in
            try await store.upcoming(from: room.now, until: room.now + Self.reach, limit: 100_000)
        }.map(\.occurrence).filter { room.isTold(of: $0) }
    }

    private func ask<Answer>(
        _ question: () async throws(StoreFailure) -> Answer
    ) async throws(AdminProblem) -> Answer {
        do { return try await question() } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }
}
