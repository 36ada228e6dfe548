import HostSystem
import ReminderCore
import ServiceLifecycle

/// Tells systemd that the daemon lives, as long as the services that remind still listen to their bells.
///
/// One that hangs leaves its bell unheard; then systemd is told nothing, and after `WatchdogSec=` it restarts
/// the daemon, which loses nothing by it.
struct Watchdog: Service {
    /// How long systemd waits for a sign of life.
    let patience: Duration
    let bells: [Bell]
    let notifier: SystemNotifier

    func run() async throws {
        let heartbeat = Heartbeat(every: patience / 3) { [bells, notifier] in
            // Every bell is rung, also when one before it went unheard.
            let heard = bells.map { $0.ring() }
            if heard.allSatisfy({ $0 }) { notifier.watchdog() }
        }
        try? await gracefulShutdown()  // It throws when the task is cancelled, which ends the beats as well.
        heartbeat.stop()
    }
}
