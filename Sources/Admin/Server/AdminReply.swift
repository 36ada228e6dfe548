import FoundationEssentials
package import Hummingbird

/// Puts what a desk answers, or why it does not, into HTTP.
package enum AdminReply {
    /// The largest request, in bytes.
    private static let largestRequest = 64 * 1024

    /// The JSON of what `ask` answers.
    package static func json<Answer: Encodable>(
        _ ask: () async throws(AdminProblem) -> Answer
    ) async throws -> Response {
        do {
            return try response(.ok, "application/json", await ask())
        } catch let problem as AdminProblem {
            return try refusal(problem)
        }
    }

    /// The JSON of what `ask` answers to the JSON in a request's body.
    ///
    /// - Parameter remedy: What to send instead when the body cannot be read.
    package static func json<Question: Decodable, Answer: Encodable>(
        to request: Request, _ remedy: String, _ ask: (Question) async throws(AdminProblem) -> Answer
    ) async throws -> Response {
        let body = try await request.body.collect(upTo: largestRequest)
        return try await json { () throws(AdminProblem) in
            guard let question = try? AdminJSON.decode(Question.self, from: Data(body.readableBytesView)) else {
                throw AdminProblem(status: 400, "the body is not what was expected", remedy: remedy)
            }
            return try await ask(question)
        }
    }

    /// Why a request was refused (RFC 9457).
    package static func refusal(_ problem: AdminProblem) throws -> Response {
        let body = ProblemAnswer(status: problem.status, title: problem.problem, detail: problem.remedy)
        return try response(.init(code: problem.status), "application/problem+json", body)
    }

    private static func response(
        _ status: HTTPResponse.Status, _ type: String, _ body: some Encodable
    ) throws -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try AdminJSON.encode(body))))
    }
}
