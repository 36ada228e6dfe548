import CivilTime
import Glibc
import Hummingbird
import NIOCore
package import ReminderCore
import ServiceLifecycle
import Settings
import Synchronization

/// Listens on TCP where the configuration says, and somewhere else as soon as it says so.
///
/// A port that is in use is tried again: whatever has it may end, and reminders do not depend on it.
package struct AdminListener: Service {
    /// One place to listen at, from the beginning to the end.
    private final class Door: Sendable {
        let address: ListenAddress
        let group: ServiceGroup
        private let isOver = Atomic(false)

        init(_ address: ListenAddress, _ group: ServiceGroup) { (self.address, self.group) = (address, group) }

        var hasEnded: Bool { isOver.load(ordering: .acquiring) }
        func end() { isOver.store(true, ordering: .releasing) }
    }

    private let server: AdminServer
    private let gate: Gate
    private let clock: any AlarmClock
    private let bell: Bell
    private let note: @Sendable (AdminEvent) -> Void
    /// How often listening failed since it last did not.
    private let failures = Counter()

    /// - Parameters:
    ///   - bell: Rung when the gate has other settings.
    ///   - note: Writes down what operators should know.
    package init(
        server: AdminServer, gate: Gate, clock: any AlarmClock, bell: Bell,
        note: @escaping @Sendable (AdminEvent) -> Void
    ) {
        (self.server, self.gate, self.clock) = (server, gate, clock)
        (self.bell, self.note) = (bell, note)
    }

    package func run() async throws {
        bell.ring()
        await withDiscardingTaskGroup { tasks in
            var open: Door?
            await withGracefulShutdownHandler {
                for await _ in bell.listen() {
                    let wanted = gate.settings?.listen
                    if let door = open, !door.hasEnded {
                        if door.address == wanted { continue }
                        await door.group.triggerGracefulShutdown()
                    }
                    open = wanted.map(door)
                    if let door = open { tasks.addTask { await serve(door) } }
                }
            } onGracefulShutdown: {
                bell.silence()
            }
        }
    }

    private func door(at address: ListenAddress) -> Door {
        let service = server.service(at: address, gate: gate) {
            failures.reset()
            note(.listening(address))
        }
        let configuration = ServiceGroupConfiguration(
            services: [.init(service: service, serviceName: "\(address)")], logger: server.logger)
        return Door(address, ServiceGroup(configuration: configuration))
    }

    private func serve(_ door: Door) async {
        do {
            try await door.group.run()
            door.end()
            note(.closed(door.address))
        } catch {
            door.end()
            // At first, what this program listened at before may still be in the way.
            let count = failures.increment()
            if count == 2 { note(.cannotListen(door.address, reason: Self.reason(error, door.address))) }
            clock.arm(bell, at: clock.now + .seconds(count == 1 ? 1 : 30))
        }
    }

    /// Why it cannot listen, and what to do.
    private static func reason(_ error: any Error, _ address: ListenAddress) -> String {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: "another program listens there; end it, or choose another port"
        case EADDRNOTAVAIL: "this machine does not have that address; write one that 'ip address' shows"
        case EPERM:
            "the unit forbids it; add a drop-in with SocketBindAllow=tcp:\(address.port), as in "
                + "/usr/share/doc/nhaclich/examples/admin-port.conf"
        case EACCES: "it may not use ports below 1024; choose another, with a reverse proxy before it"
        case let code?: String(cString: strerror(code))
        case nil: "the network is not ready"
        }
    }
}

/// A number that several tasks count with.
private final class Counter: Sendable {
    private let number = Atomic(0)

    func increment() -> Int { number.add(1, ordering: .relaxed).newValue }
    func reset() { number.store(0, ordering: .relaxed) }
}
