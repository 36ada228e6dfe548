import Hummingbird
import HummingbirdCore
import Logging
import NIOHTTP1
import NIOPosix
import ReminderCore
import ServiceLifecycle

/// A server at one address as a service that runs until it is shut down.
///
/// It does what Hummingbird's `Application` does but for one thing: that one wakes up every second to know the date of its
/// answers, where this one asks the clock for each.
package struct AdminService: Service {
    let responder: AdminResponder
    let channel: HTTPServerBuilder
    let configuration: ServerConfiguration
    let clock: any AlarmClock
    let logger: Logger
    /// Called once it can be asked.
    let listening: @Sendable () -> Void

    package func run() async throws {
        let server = try channel.buildServer(
            configuration: configuration, eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger
        ) { request, writer, channel in
            let source = ApplicationRequestContextSource(channel: channel, logger: logger)
            let response = try await answer(to: request, AdminContext(source: source))
            try await writer.write(response: response.head, body: response.body)
        } onServerRunning: { _ in
            listening()
        }
        try await server.run()
    }

    private func answer(to request: Request, _ context: AdminContext) async throws -> Response {
        var response: Response
        do {
            response = try await responder.respond(to: request, context: context)
        } catch let error as HTTPParserError {
            // The connection is not to be read any further.
            throw error
        } catch {
            response = Response(status: .internalServerError)
        }
        response.headers[.date] = HTTPDate.text(clock.now)
        response.headers[.server] = configuration.serverName
        return response
    }
}
