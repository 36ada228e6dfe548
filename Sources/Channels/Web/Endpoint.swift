import CivilTime
import ReminderCore

/// An address that notices are posted to, and the only place in a channel that knows it.
struct Endpoint: Sendable {
    private let url: Secret
    private let http: any HTTPExchange
    private let patience: Duration
    /// What answers from it mean.
    let outcome: HTTPOutcome

    /// - Parameter secrets: What else, besides the address, an answer might repeat and nobody may see.
    init(_ url: Secret, hiding secrets: [Secret] = [], in surroundings: ChannelSurroundings) {
        (self.url, http, patience) = (url, surroundings.http, surroundings.patience)
        outcome = HTTPOutcome(hiding: Redaction([url] + secrets))
    }

    /// Sees whether there is a server at the address.
    func knock() async throws(DeliveryFailure) -> String {
        do { return try await FrontDoor(of: url, patience: patience).knock(http) } catch {
            throw outcome.failure(error)
        }
    }

    /// Posts a JSON text and returns the answer, whatever its status.
    func post(
        json body: [UInt8], headers: [(name: String, value: String)] = []
    ) async throws(DeliveryFailure) -> HTTPResponse {
        var request = HTTPRequest(method: "POST", url: url)
        request.isBeginningEnough = true
        request.headers = [(name: "content-type", value: "application/json; charset=utf-8")] + headers
        request.body = body
        request.timeout = patience
        do { return try await http.exchange(request) } catch { throw outcome.failure(error) }
    }
}
