package import CivilTime
import Dispatch
package import ReminderCore
import Synchronization

/// An alarm clock on the system's wall clock, so it follows corrections, set clocks and sleep.
///
/// However many bells there are, one Dispatch timer waits for the earliest. When somebody sets the
/// clock, every bell that waits rings at once and goes on waiting, so that its service looks at the new time.
package final class DispatchAlarmClock: AlarmClock {
    private struct State {
        let timer: any DispatchSourceTimer
        let steps: ClockSteps?
        var alarms = Alarms()
        /// What the timer is set to; nil for nothing.
        var armed: Instant?
    }

    /// How far ahead the timer is set at most. Dispatch never fires deadlines after 2116 and does not say so:
    /// a far alarm is approached in steps.
    private static let horizon = Duration.seconds(366 * 86_400)

    private let state: Mutex<State>

    /// - Parameter clockSet: Called on a private queue with the new time after somebody set the clock.
    package init(clockSet: @escaping @Sendable (Instant) -> Void = { _ in }) {
        let queue = DispatchQueue(label: "nhaclich.alarm-clock")
        state = Mutex(State(timer: DispatchSource.makeTimerSource(queue: queue), steps: ClockSteps(queue: queue)))
        state.withLock { state in
            let due: @Sendable () -> Void = { [weak self] in self?.timerFired() }
            state.timer.setEventHandler(handler: due)
            state.timer.schedule(wallDeadline: .distantFuture)
            state.timer.activate()
            state.steps?.activate { [weak self] in
                self?.clockWasSet()
                clockSet(WallClock.now)
            }
        }
    }

    deinit {
        state.withLock { state in
            state.timer.cancel()
            state.steps?.cancel()
        }
    }

    package var now: Instant { WallClock.now }

    package func arm(_ bell: Bell, at instant: Instant?) {
        state.withLock { state in
            state.alarms.set(bell, at: instant)
            if state.alarms.next != state.armed { Self.setTimer(&state) }
        }
    }

    private func timerFired() {
        let due = state.withLock { state in
            let due = state.alarms.takeDue(at: now)
            Self.setTimer(&state)
            return due
        }
        for bell in due { bell.ring() }
    }

    /// Rings every bell that waits and sets the timer anew. For the clock's watcher and for tests.
    func clockWasSet() {
        let waiting = state.withLock { state in
            Self.setTimer(&state)
            return state.alarms.bells
        }
        for bell in waiting { bell.ring() }
    }

    private static func setTimer(_ state: inout State) {
        state.armed = state.alarms.next
        guard let instant = state.armed else {
            state.timer.schedule(wallDeadline: .distantFuture)
            return
        }
        let now = WallClock.nanoseconds
        let present = Instant(milliseconds: now / 1_000_000)
        let target = max(present, min(instant, present + horizon))
        let wait = max(0, target.milliseconds * 1_000_000 - now)
        state.timer.schedule(wallDeadline: .now() + .nanoseconds(Int(wait)), leeway: .nanoseconds(0))
    }
}
