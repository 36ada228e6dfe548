import Dispatch
import Glibc
import Synchronization

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
    /// Every arrival of `signals` from now on; they do nothing else any more. The stream never ends.
    ///
    /// To be called once, before the first thing that may take long: until then a signal ends the process.
    package static func stream(_ signals: Set<Signal> = Set(Signal.allCases)) -> AsyncStream<Signal> {
        let (stream, continuation) = AsyncStream<Signal>.makeStream(bufferingPolicy: .bufferingNewest(64))
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no pipe for signals: \(SystemError.words(errno))")
        let (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }

        let source = DispatchSource.makeReadSource(
            fileDescriptor: readEnd, queue: DispatchQueue(label: "nhaclich.signals"))
        let arrived: @Sendable () -> Void = {
            var number: UInt8 = 0
            while read(readEnd, &number, 1) == 1 {
                if let signal = Signal(rawValue: Int32(number)) { continuation.yield(signal) }
            }
        }
        source.setEventHandler(handler: arrived)
        source.activate()
        // The source is there as long as the stream is listened to.
        continuation.onTermination = { [source = Mutex(source)] _ in source.withLock { $0.cancel() } }

        signalPipe.store(writeEnd, ordering: .sequentiallyConsistent)
        for signal in signals { handle(signal.rawValue, with: noteSignal) }
        return stream
    }

    /// Makes a write to a closed pipe or socket an error instead of the end of the process.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    private static func handle(_ signal: Int32, with handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = SA_RESTART
        sigaction(signal, &action, nil)
    }
}

/// Where the handler writes what arrived. Dispatch's own signal sources come into being some time after they
/// are made, and lose what arrives before.
private let signalPipe = Atomic<Int32>(-1)

/// Runs at any moment in the middle of anything: it may do no more than write to the pipe.
private let noteSignal: @convention(c) (Int32) -> Void = { number in
    let before = errno
    var byte = UInt8(truncatingIfNeeded: number)
    write(signalPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = before
}
