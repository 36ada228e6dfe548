import HostSystem
import ServiceLifecycle

/// Turns SIGHUP into a request to read the configuration again.
struct HangUps: Service {
    let signals: AsyncStream<Signal>
    let requests: ReloadRequests

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in signals { requests.submit() }
        }
    }
}
