import ReminderCore
import Synchronization

/// A web that answers as it is told and remembers what it was asked.
final class FakeHTTPExchange: HTTPExchange {
    typealias Answer = Result<HTTPResponse, HTTPFailure>

    private let state: Mutex<(answers: [Answer], requests: [HTTPRequest])>
    /// What is answered instead of the answers that were given; nil for those.
    private let answer: (@Sendable (HTTPRequest) -> Answer)?

    /// - Parameter answers: One for each request; the last one serves for all that follow.
    init(_ answers: [Answer] = [.success(HTTPResponse(status: 200, body: Array("ok".utf8)))]) {
        state = Mutex((answers, []))
        answer = nil
    }

    /// - Parameter answer: What is answered to a request.
    init(_ answer: @escaping @Sendable (HTTPRequest) -> Answer) {
        state = Mutex(([], []))
        self.answer = answer
    }

    /// What was asked, in order.
    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let answer = state.withLock { state in
            state.requests.append(request)
            if let answer = self.answer { return answer(request) }
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        return try answer.get()
    }
}

extension HTTPRequest {
    /// The value of a header, or nil.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
