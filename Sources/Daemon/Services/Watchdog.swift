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
    let pulse: Pulse
    let notifier: SystemNotifier

    func run() async throws {
        let heartbeat = Heartbeat(every: patience / 3) { [pulse, notifier] in
            if pulse.beat(at: MonotonicClock.now) { notifier.watchdog() }
        }
        try? await gracefulShutdown()  // It throws when the task is cancelled, which ends the beats as well.
        heartbeat.stop()
    }
}
