import FoundationEssentials
import Glibc
package import Hummingbird
package import Logging

/// The admin API: HTTP and JSON on a Unix socket, which only root and the group `nhaclich` can open.
package struct AdminServer: Sendable {
    private let socket: String
    private let desk: any AdminDesk
    private let logger: Logger
    private let listening: @Sendable () -> Void

    /// - Parameters:
    ///   - socket: The path of the socket; one left by a crash is replaced.
    ///   - listening: Called once it can be asked.
    package init(socket: String, desk: any AdminDesk, logger: Logger, listening: @escaping @Sendable () -> Void) {
        (self.socket, self.desk, self.logger, self.listening) = (socket, desk, logger, listening)
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

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("status") { _, _ in try await answer { () throws(AdminProblem) in try await desk.status() } }
        router.get("upcoming") { request, _ in
            try await answer { () throws(AdminProblem) in try await desk.upcoming(AdminQuery(request)) }
        }
        router.get("plan") { request, _ in
            try await answer { () throws(AdminProblem) in try await desk.plan(AdminQuery(request)) }
        }
        router.get("deliveries") { request, _ in
            try await answer { () throws(AdminProblem) in try await desk.deliveries(AdminQuery(request)) }
        }
        addHistory(to: router)
        addSilences(to: router)
        router.get("review") { _, _ in try await answer { () throws(AdminProblem) in try await desk.review() } }
        router.post("review/:event") { request, context in
            let name = try context.parameters.require("event")
            return try await answer(to: request, "send verdict and corrections") { decision throws(AdminProblem) in
                try await desk.review(name, decision)
            }
        }
        router.get("why") { request, _ in
            try await answer { () throws(AdminProblem) in
                try await desk.why(request.uri.queryParameters["event"].map(String.init) ?? "")
            }
        }
        router.post("reload") { _, _ in try await answer { () throws(AdminProblem) in try await desk.reload() } }
        router.post("channels/:name/test") { _, context in
            let name = try context.parameters.require("name")
            return try await answer { () throws(AdminProblem) in try await desk.test(channel: name) }
        }
        router.post("calendars/:name/refresh") { _, context in
            let name = try context.parameters.require("name")
            return try await answer { () throws(AdminProblem) in try await desk.refresh(calendar: name) }
        }
        router.post("calendars/:name/accept") { _, context in
            let name = try context.parameters.require("name")
            return try await answer { () throws(AdminProblem) in try await desk.accept(calendar: name) }
        }
        return router
    }

    private func addHistory(to router: Router<BasicRequestContext>) {
        router.get("deliveries/:name") { _, context in
            let name = try context.parameters.require("name")
            return try await answer { () throws(AdminProblem) in try await desk.history(name) }
        }
        router.post("retry") { request, _ in
            try await answer(to: request, "send deliveries") { body throws(AdminProblem) in try await desk.retry(body) }
        }
    }

    private func addSilences(to router: Router<BasicRequestContext>) {
        router.get("silences") { _, _ in try await answer { () throws(AdminProblem) in try await desk.silences() } }
        router.post("silences") { request, _ in
            try await answer(to: request, "send match, until and comment") { body throws(AdminProblem) in
                try await desk.silence(body)
            }
        }
        router.post("silences/:number/expire") { _, context in
            let number = try context.parameters.require("number", as: Int64.self)
            return try await answer { () throws(AdminProblem) in try await desk.endSilence(number) }
        }
        router.post("snooze") { request, _ in
            try await answer(to: request, "send event and until") { body throws(AdminProblem) in
                try await desk.snooze(body)
            }
        }
    }

    /// The largest request, in bytes.
    private static let largestRequest = 64 * 1024

    /// Asks with the JSON in a request's body.
    private func answer<Question: Decodable, Answer: Encodable>(
        to request: Request, _ remedy: String, _ ask: (Question) async throws(AdminProblem) -> Answer
    ) async throws -> Response {
        let body = try await request.body.collect(upTo: Self.largestRequest)
        return try await answer { () throws(AdminProblem) in
            guard let question = try? AdminJSON.decode(Question.self, from: Data(body.readableBytesView)) else {
                throw AdminProblem(status: 400, "the body is not what was expected", remedy: remedy)
            }
            return try await ask(question)
        }
    }

    private func answer<Answer: Encodable>(
        _ ask: () async throws(AdminProblem) -> Answer
    ) async throws -> Response {
        do {
            return try Self.response(.ok, "application/json", ask: await ask())
        } catch let problem as AdminProblem {
            let body = ProblemAnswer(status: problem.status, title: problem.problem, detail: problem.remedy)
            return try Self.response(.init(code: problem.status), "application/problem+json", ask: body)
        }
    }

    private static func response(
        _ status: HTTPResponse.Status, _ type: String, ask body: some Encodable
    ) throws -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try AdminJSON.encode(body))))
    }
}

extension AdminQuery {
    fileprivate init(_ request: Request) {
        let parameters = request.uri.queryParameters
        self.init(
            until: parameters["until"].map(String.init),
            limit: min(max(parameters["limit"].flatMap { Int($0) } ?? 1000, 1), 100_000))
        failedOnly = parameters["failed"] == "true"
    }
}
