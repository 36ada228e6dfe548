import CivilTime
import ReminderCore
import Settings

/// The room that a channel posts into at some time, and what it is told of.
struct Room: Sendable {
    let channel: String
    let setup: Setup
    let now: Instant

    /// The rules that remind the room of `event`.
    func rules(of event: Occurrence) -> [Rule] {
        setup.configuration.rules.filter { $0.channels.contains(channel) && $0.applies(to: event) }
    }

    /// Whether the room is reminded of `event`, or a digest that goes there may name it.
    func isTold(of event: Occurrence) -> Bool {
        !rules(of: event).isEmpty
            || setup.configuration.digests.contains { $0.channels.contains(channel) && $0.isAbout(event) }
    }

    /// Whether `silence` keeps reminders from the room.
    func isSilent(by silence: Silence) -> Bool { silence.channel.map { $0 == channel } ?? true }
}
