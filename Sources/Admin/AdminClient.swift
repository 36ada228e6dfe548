import FoundationEssentials
package import ReminderCore

/// What the command line asks the running daemon with.
package struct AdminClient: Sendable {
    private let socket: String
    private let web: any HTTPExchange

    /// - Parameters:
    ///   - socket: The path of the daemon's socket.
    ///   - web: A client of that socket.
    package init(socket: String, web: any HTTPExchange) { (self.socket, self.web) = (socket, web) }

    /// Asks for a value.
    package func get<Answer: Decodable>(_ path: String, as type: Answer.Type) async throws(AdminProblem) -> Answer {
        try await ask("GET", path, as: type)
    }

    /// Asks for something to be done.
    package func post<Answer: Decodable>(_ path: String, as type: Answer.Type) async throws(AdminProblem) -> Answer {
        try await ask("POST", path, as: type)
    }

    /// Asks for something to be done that `body` tells.
    package func post<Answer: Decodable>(
        _ path: String, _ body: some Encodable, as type: Answer.Type
    ) async throws(AdminProblem) -> Answer {
        guard let bytes = try? AdminJSON.encode(body) else {
            throw AdminProblem(status: 400, "the request cannot be written as JSON")
        }
        return try await ask("POST", path, Array(bytes), as: type)
    }

    /// Asks for a value that may be waited for: the path says how long.
    ///
    /// - Parameter tag: What the daemon called the value that is known; nil when none is.
    /// - Returns: The value and what it is called; nil when it is still the one that is known.
    package func get<Answer: Decodable>(
        _ path: String, otherThan tag: String?, as type: Answer.Type
    ) async throws(AdminProblem) -> (answer: Answer, tag: String?)? {
        let headers = tag.map { [(name: "If-None-Match", value: $0)] } ?? []
        let response = try await exchange("GET", path, headers)
        if response.status == 304 { return nil }
        return (try Self.decode(type, from: response), response[header: "etag"])
    }

    private func ask<Answer: Decodable>(
        _ method: String, _ path: String, _ body: [UInt8] = [], as type: Answer.Type
    ) async throws(AdminProblem) -> Answer {
        try Self.decode(type, from: try await exchange(method, path, [], body))
    }

    private func exchange(
        _ method: String, _ path: String, _ headers: [(name: String, value: String)] = [], _ body: [UInt8] = []
    ) async throws(AdminProblem) -> HTTPResponse {
        var request = HTTPRequest(method: method, url: Secret("http://nhaclich\(AdminServer.root)\(path)"))
        (request.headers, request.body) = (headers, body)
        request.maximumBytes = 256 * 1024 * 1024
        request.timeout = .seconds(90)
        do {
            return try await web.exchange(request)
        } catch {
            throw AdminProblem(
                status: 503, "cannot reach the daemon at \(socket): \(error.reason)",
                remedy: "is it running, and are you root or in the group nhaclich? see systemctl status nhaclich")
        }
    }

    private static func decode<Answer: Decodable>(
        _ type: Answer.Type, from response: HTTPResponse
    ) throws(AdminProblem) -> Answer {
        let body = Data(response.body)
        guard (200..<300).contains(response.status) else {
            let problem = try? AdminJSON.decode(ProblemAnswer.self, from: body)
            throw AdminProblem(
                status: response.status, problem?.title ?? "the daemon answered with status \(response.status)",
                remedy: problem?.detail ?? "")
        }
        do {
            return try AdminJSON.decode(type, from: body)
        } catch {
            throw AdminProblem(
                status: 500, "the daemon's answer cannot be read",
                remedy: "are nhaclich and the running daemon of one version? restart it: systemctl restart nhaclich")
        }
    }
}
