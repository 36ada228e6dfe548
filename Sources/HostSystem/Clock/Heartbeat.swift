import CivilTime
import Dispatch
import Synchronization

/// Calls something again and again, at even steps of a clock that nobody can set.
package final class Heartbeat: Sendable {
    private let timer: Mutex<any DispatchSourceTimer>

    /// Begins at once.
    ///
    /// - Parameter beat: Called on a private queue, never twice at a time.
    package init(every interval: Duration, beat: @escaping @Sendable () -> Void) {
        let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "nhaclich.heartbeat"))
        source.setEventHandler(handler: beat)
        let step = max(1, Int(clamping: interval.wholeMilliseconds))
        source.schedule(deadline: .now(), repeating: .milliseconds(step), leeway: .milliseconds(step / 20))
        source.activate()
        timer = Mutex(source)
    }

    deinit { stop() }

    /// Lets no beat begin any more.
    package func stop() { timer.withLock { $0.cancel() } }
}
