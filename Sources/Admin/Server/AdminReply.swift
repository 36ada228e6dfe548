import FoundationEssentials
package import Hummingbird

/// Puts what a desk answers, or why it does not, into HTTP.
package enum AdminReply {
    /// The largest request, in bytes.
    static let largestRequest = 64 * 1024

    /// The JSON of what `ask` answers.
    package static func json<Answer: Encodable>(
        _ ask: () async throws(AdminProblem) -> Answer
    ) async throws -> Response {
        try response(.ok, "application/json", await ask())
    }

    /// The JSON of what `ask` answers to the JSON in a request's body.
    ///
    /// - Parameter remedy: What to send instead when the body cannot be read.
    package static func json<Question: Decodable, Answer: Encodable>(
        to request: Request, _ remedy: String, _ ask: (Question) async throws(AdminProblem) -> Answer
    ) async throws -> Response {
        if let type = request.headers[.contentType], !isJSON(type) {
            throw AdminProblem(
                status: 415, "the body is not said to be JSON", remedy: "send 'Content-Type: application/json'")
        }
        let body = try await request.body.collect(upTo: largestRequest)
        return try await json { () throws(AdminProblem) in
            guard let question = try? AdminJSON.decode(Question.self, from: Data(body.readableBytesView)) else {
                throw AdminProblem(status: 400, "the body is not what was expected", remedy: remedy)
            }
            return try await ask(question)
        }
    }

    /// Why a request was refused (RFC 9457).
    package static func refusal(_ problem: AdminProblem, _ headers: HTTPFields = [:]) throws -> Response {
        let body = ProblemAnswer(status: problem.status, title: problem.problem, detail: problem.remedy)
        var response = try response(.init(code: problem.status), "application/problem+json", body)
        response.headers.append(contentsOf: headers)
        return response
    }

    private static func isJSON(_ type: String) -> Bool {
        type.lowercased().prefix { $0 != ";" && $0 != " " } == "application/json"
    }

    private static func response(
        _ status: HTTPResponse.Status, _ type: String, _ body: some Encodable
    ) throws -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try AdminJSON.encode(body))))
    }
}
