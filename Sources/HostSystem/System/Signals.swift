import Dispatch
import Glibc

/// A signal the daemon understands.
package enum Signal: Int32, CaseIterable, Sendable {
    /// SIGHUP: read the configuration again.
    case hangUp = 1
    /// SIGINT: end, from the keyboard.
    case interrupt = 2
    /// SIGTERM: end, from the service manager.
    case terminate = 15
}

/// Signals as a stream of values.
package enum Signals {
    /// Every arrival of `signals` from now on; they do nothing else any more. Several of a kind that come
    /// together may be one.
    ///
    /// Call it before the first thing that may take long, or a signal meanwhile still ends the process.
    package static func stream(_ signals: Set<Signal> = Set(Signal.allCases)) -> AsyncStream<Signal> {
        let queue = DispatchQueue(label: "nhaclich.signals")
        let (stream, continuation) = AsyncStream<Signal>.makeStream(bufferingPolicy: .bufferingNewest(16))
        var sources: [any DispatchSourceSignal] = []
        for signal in signals {
            Glibc.signal(signal.rawValue, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: signal.rawValue, queue: queue)
            let arrived: @Sendable () -> Void = { continuation.yield(signal) }
            source.setEventHandler(handler: arrived)
            source.activate()
            sources.append(source)
        }
        return stream
    }

    /// Makes a write to a closed pipe or socket an error instead of the end of the process.
    package static func ignoreBrokenPipes() { Glibc.signal(SIGPIPE, SIG_IGN) }
}
