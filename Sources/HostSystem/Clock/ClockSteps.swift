import CTimer
import Dispatch
import Glibc

/// Notices when somebody sets the wall clock.
struct ClockSteps {
    private let descriptor: Int32
    private let source: any DispatchSourceRead

    /// Nil when the kernel gives no timer for it; the clock's alarms still follow a set clock then.
    init?(queue: DispatchQueue) {
        descriptor = ctimer_clock_steps_open()
        guard descriptor >= 0 else { return nil }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    }

    /// Calls `stepped` after every jump of the clock, until cancelled. To be called once.
    func activate(_ stepped: @escaping @Sendable () -> Void) {
        let descriptor = descriptor
        let noticed: @Sendable () -> Void = {
            if ctimer_clock_steps_acknowledge(descriptor) == 1 { stepped() }
        }
        let closed: @Sendable () -> Void = { close(descriptor) }
        source.setEventHandler(handler: noticed)
        source.setCancelHandler(handler: closed)
        source.activate()
    }

    /// Notices no more and closes the descriptor.
    func cancel() { source.cancel() }
}
