import ReminderCore
import Synchronization

/// A web that answers as it is told and remembers what it was asked.
final class FakeHTTPExchange: HTTPExchange {
    typealias Answer = Result<HTTPResponse, HTTPFailure>

    private let state: Mutex<(answers: [Answer], requests: [HTTPRequest])>

    /// - Parameter answers: One for each request; the last one serves for all that follow.
    init(_ answers: [Answer] = [.success(HTTPResponse(status: 200, body: Array("ok".utf8)))]) {
        state = Mutex((answers, []))
    }

    /// What was asked, in order.
    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        return try answer.get()
    }
}

extension HTTPRequest {
    /// The value of a header, or nil.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
