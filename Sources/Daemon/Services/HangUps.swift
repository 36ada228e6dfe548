import HostSystem
import ServiceLifecycle

/// Turns SIGHUP into a request to read the configuration again.
struct HangUps: Service {
    let signals: AsyncStream<Signal>
    let requests: AsyncStream<ReloadRequest>.Continuation

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() { requests.yield(ReloadRequest()) }
    }
}
