import ReminderCore
import Synchronization

/// A web that answers as it is told and remembers what it was asked.
final class FakeWeb: HTTPExchange {
    typealias Answer = Result<HTTPResponse, HTTPFailure>

    private let state: Mutex<(answers: [Answer], requests: [HTTPRequest])>

    /// - Parameter answers: One for each request; the last one serves for all that follow.
    init(_ answers: Answer...) { state = Mutex((answers, [])) }

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

/// A server that publishes one calendar, and answers "not modified" to those who have it.
final class PublishedCalendar: HTTPExchange {
    private let state: Mutex<(text: String?, revision: Int)>

    init(_ text: String) { state = Mutex((text, 1)) }

    /// Publishes another text, or takes the calendar away.
    func publish(_ text: String?) {
        state.withLock { $0 = (text, $0.revision + 1) }
    }

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let (text, revision) = state.withLock { $0 }
        guard let text else { return HTTPResponse(status: 404) }
        let tag = "W/\"revision-\(revision)\""
        if request.header("If-None-Match") == tag { return HTTPResponse(status: 304, headers: ["etag": tag]) }
        return HTTPResponse(
            status: 200, headers: ["etag": tag, "content-type": "text/calendar"], body: Array(text.utf8))
    }
}

extension HTTPRequest {
    /// The value of a header, or nil.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
