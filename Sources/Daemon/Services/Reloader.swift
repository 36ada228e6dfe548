import CivilTime
import HostSystem
import Logging
import ReminderCore
import ServiceLifecycle
import Settings
import Synchronization

/// Reads the configuration again when asked to: by SIGHUP or by an operator's command.
///
/// A configuration with faults changes nothing: the one in force stays, and the faults are said.
struct Reloader: Service {
    /// What the last reading of the configuration came to.
    struct State: Sendable {
        /// When the configuration in force was read.
        var configured: Instant
        /// Why the one last read was refused; none when it is in force.
        var faults: [Diagnostic] = []
    }

    let requests: ReloadRequests
    let folder: ConfigurationFolder
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let journal: Journal
    let notifier: SystemNotifier
    let reporter: StatusReporter
    let state: ReloadState
    /// Called when another setup is in force.
    let adopted: @Sendable () -> Void

    func run() async throws {
        await requests.bell.untilShutdown {
            let askers = requests.take()
            if askers.isEmpty { return }
            notifier.reloading()
            let faults = await reload()
            notifier.ready(status: await reporter.line())
            for answer in askers { answer(faults) }
        }
        requests.close()
    }

    private func reload() async -> [Diagnostic] {
        do {
            let next = try folder.setup(at: clock.now)
            setup.replace(with: next)
            state.adopted(at: clock.now)
            for warning in next.configuration.warnings { journal.note(.configurationWarning, warning) }
            await forgetCalendars(except: next)
            journal.note(.configurationInForce, .notice, "reloaded the configuration: \(next.configuration.summary)")
            adopted()
            return []
        } catch {
            state.refused(error.diagnostics)
            for fault in error.diagnostics { journal.note(.configurationRefused, fault) }
            journal.note(
                .configurationRefused, .error,
                "the configuration was not reloaded; the one before stays in force")
            return error.diagnostics
        }
    }

    /// Forgets calendars that are not configured any more. On a store that fails it is done when it works again:
    /// a calendar that is not configured has no rule, and reminds of nothing.
    private func forgetCalendars(except setup: Setup) async {
        guard let gone = try? await store.forgetCalendars(except: Set(setup.sources.keys)) else { return }
        for name in gone { journal.note(forgotten: name) }
    }
}

/// What the last reading of the configuration came to, for the status.
final class ReloadState: Sendable {
    private let state: Mutex<Reloader.State>

    init(configured: Instant) { state = Mutex(Reloader.State(configured: configured)) }

    /// What it came to.
    var value: Reloader.State { state.withLock { $0 } }

    func adopted(at now: Instant) { state.withLock { $0 = Reloader.State(configured: now) } }

    func refused(_ faults: [Diagnostic]) { state.withLock { $0.faults = faults } }
}
