import Glibc
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
package import ReminderCore
import Settings

/// Carries the admin API and what is beside it: on a Unix socket, which only root and the group `nhaclich` can open, and
/// through the gate on TCP.
package struct AdminServer: Sendable {
    /// Where the API begins; a change that programs could trip over has another number.
    package static let root = "/api/v1"

    /// How many connections there may be on TCP at a time; more wait until others end.
    private static let mostConnections = 128

    private let responder: RouterResponder<AdminContext>
    private let table: RouteTable
    private let pages: (any ProblemPages)?
    private let clock: any AlarmClock
    let logger: Logger

    /// - Parameters:
    ///   - parts: What it carries.
    ///   - pages: What shows problems to people; nil for nothing.
    package init(
        parts: [any AdminRoutes], pages: (any ProblemPages)? = nil, clock: any AlarmClock, logger: Logger
    ) {
        let router = Self.router(of: parts)
        table = RouteTable(router)
        responder = router.buildResponder()
        (self.pages, self.clock) = (pages, clock)
        var quiet = logger
        quiet.logLevel = .critical
        self.logger = quiet
    }

    /// The paths that `parts` answer to, with their methods, as in `GET /api/v1/status`.
    package static func routes(of parts: [any AdminRoutes]) -> [String] {
        router(of: parts).routes.map { "\($0.method.rawValue) \($0.path.description)" }.sorted()
    }

    /// The server on the Unix socket as a service that runs until it is shut down.
    ///
    /// - Parameters:
    ///   - path: The path of the socket; one left by a crash is replaced.
    ///   - listening: Called once it can be asked.
    package func service(
        at path: String, listening: @escaping @Sendable () -> Void
    ) -> AdminService {
        unlink(path)
        return service(.unixDomainSocket(path: path), gate: nil) {
            // rw-rw----: the mode is the access control.
            chmod(path, 0o660)
            listening()
        }
    }

    /// The server on TCP as a service that runs until it is shut down.
    func service(
        at address: ListenAddress, gate: Gate, listening: @escaping @Sendable () -> Void
    ) -> AdminService {
        service(
            .hostname(address.host, port: address.port), gate: gate,
            most: .maximum(Self.mostConnections, logger: logger),
            listening: listening)
    }

    private func service(
        _ address: BindAddress, gate: Gate?, most: (any AvailableConnectionsDelegate)? = nil,
        listening: @escaping @Sendable () -> Void
    ) -> AdminService {
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: gate == nil ? [] : [ConnectionGuard()],
            idleTimeout: gate == nil ? nil : .seconds(30),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        return AdminService(
            responder: AdminResponder(routes: responder, table: table, gate: gate, pages: pages),
            channel: .http1(configuration: channel),
            configuration: ServerConfiguration(
                address: address, serverName: "nhaclich", availableConnectionsDelegate: most),
            clock: clock, logger: logger, listening: listening)
    }

    private static func router(of parts: [any AdminRoutes]) -> Hummingbird.Router<AdminContext> {
        let router = Hummingbird.Router(context: AdminContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RefusalMiddleware())
        for part in parts { part.add(to: router) }
        return router
    }
}
