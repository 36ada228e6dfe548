import Glibc
package import Hummingbird
package import Logging

/// Carries the admin API and what is beside it on a Unix socket, which only root and the group `nhaclich` can open.
package struct AdminServer: Sendable {
    /// Where the API begins; a change that programs could trip over has another number.
    package static let root = "/api/v1"

    private let socket: String
    private let parts: [any AdminRoutes]
    private let logger: Logger
    private let listening: @Sendable () -> Void

    /// - Parameters:
    ///   - socket: The path of the socket; one left by a crash is replaced.
    ///   - parts: What it carries.
    ///   - listening: Called once it can be asked.
    package init(
        socket: String, parts: [any AdminRoutes], logger: Logger, listening: @escaping @Sendable () -> Void
    ) {
        (self.socket, self.parts, self.logger, self.listening) = (socket, parts, logger, listening)
    }

    /// The server as a service that runs until it is shut down.
    package func application() -> some ApplicationProtocol {
        unlink(socket)
        var quiet = logger
        quiet.logLevel = .critical
        return Application(
            router: router(),
            configuration: ApplicationConfiguration(address: .unixDomainSocket(path: socket), serverName: "nhaclich"),
            onServerRunning: { [socket, listening] _ in
                // rw-rw----: the mode is the access control.
                chmod(socket, 0o660)
                listening()
            },
            logger: quiet)
    }

    private func router() -> Router<AdminContext> {
        let router = Router(context: AdminContext.self)
        for part in parts { part.add(to: router) }
        return router
    }
}
