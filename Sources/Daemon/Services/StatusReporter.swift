import CivilTime
import HostSystem
import ReminderCore
import ServiceLifecycle
import Settings

/// Keeps the line that `systemctl status` shows up to date.
struct StatusReporter: Service {
    /// Counting a large plan costs something, so it is done at most this often.
    private static let pause = Duration.seconds(2)

    let bell: Bell
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let notifier: SystemNotifier

    func run() async throws {
        bell.ring()
        await bell.untilShutdown {
            notifier.status(await line())
            // Whatever rings meanwhile is one ring when it is over.
            let pause = Bell()
            clock.arm(pause, at: clock.now + Self.pause)
            await pause.untilShutdown { pause.silence() }
        }
    }

    /// How the daemon is, on one line.
    func line() async -> String {
        do {
            return Self.line(try await store.tally(), setup.value)
        } catch {
            return "the store fails: \(error.problem)"
        }
    }

    /// Such as `3 calendars, 41 reminders planned, next 13/02 08:00`.
    static func line(_ tally: Tally, _ setup: Setup) -> String {
        let configuration = setup.configuration
        if configuration.channels.isEmpty { return "no channel configured: run nhaclich init" }
        if configuration.calendars.isEmpty { return "no calendar configured: run nhaclich init" }
        let planned = tally.reminders[.planned] ?? 0
        var parts = [count(configuration.calendars.count, "calendar"), count(planned, "reminder") + " planned"]
        if let next = tally.nextDue {
            let civil = setup.zone.civil(at: next)
            let day = "\(padded(civil.date.day, to: 2))/\(padded(civil.date.month, to: 2))"
            parts.append("next \(day) \(civil.time.description.prefix(5))")
        }
        let waiting = tally.waiting.values.reduce(0, +)
        if waiting > 0 { parts.append("\(waiting) waiting to be delivered") }
        return parts.joined(separator: ", ")
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
