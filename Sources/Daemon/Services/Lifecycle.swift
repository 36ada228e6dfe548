import HostSystem
import Logging
import ReminderCore
import ServiceLifecycle

/// Tells systemd and the journal when the daemon is up and when it ends.
struct Lifecycle: Service {
    let notifier: SystemNotifier
    let reporter: StatusReporter
    let journal: Journal
    let setup: SetupInForce
    let options: Daemon.Options
    /// Rung when the daemon can be asked.
    let listening: Bell

    func run() async throws {
        await listening.untilShutdown { listening.silence() }
        notifier.ready(status: await reporter.line())
        journal.note(
            .started, .notice,
            "nhaclich \(Daemon.version) is up: \(setup.value.configuration.summary), state in \(options.state)")
        ProgramCode.letGo()
        try? await gracefulShutdown()  // It throws when another service failed; the end is told all the same.
        notifier.stopping()
        journal.note(.stopping, .notice, "nhaclich is going down; what is planned and queued stays in the store")
    }
}
