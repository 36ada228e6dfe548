import Formats
import FoundationEssentials
import ReminderCore

/// Calls a service, and is the only place in a channel that knows what must not be shown.
struct ServiceCaller: Sendable {
    /// What came, and what it means.
    struct Answer: Sendable {
        let response: HTTPResponse
        let outcome: HTTPOutcome
    }

    private let http: any HTTPExchange
    private let patience: Duration
    /// The largest answer that is read whole, in bytes; nil when the beginning is enough.
    private let largest: Int?
    private let secrets: [Secret]
    private let outcome: HTTPOutcome

    /// - Parameters:
    ///   - secrets: What an answer might repeat and nobody may see.
    ///   - patience: How long an answer may take; nil for as long as the surroundings say.
    ///   - largest: The largest answer that is read whole, in bytes; nil when the beginning is enough.
    init(
        hiding secrets: [Secret], patience: Duration? = nil, largest: Int? = nil, in surroundings: ChannelSurroundings
    ) {
        (http, self.patience, self.secrets) = (surroundings.http, patience ?? surroundings.patience, secrets)
        self.largest = largest
        outcome = HTTPOutcome(hiding: Redaction(secrets))
    }

    /// Sees whether there is a server at the address.
    func knock(at url: Secret) async throws(DeliveryFailure) -> String {
        do { return try await FrontDoor(of: url, patience: patience).knock(http) } catch {
            throw outcome.failure(error)
        }
    }

    /// Makes one request and returns the answer, whatever its status.
    ///
    /// - Parameters:
    ///   - headers: Those that a scheme made.
    ///   - others: Secrets of this attempt alone.
    func call(
        _ request: RequestTemplate, _ values: RequestTemplate.Values, _ body: [UInt8],
        adding headers: [(name: String, value: String)], hiding others: [Secret]
    ) async throws(DeliveryFailure) -> Answer {
        var call = HTTPRequest(method: request.method, url: request.address(values))
        call.isBeginningEnough = largest == nil
        if let largest { call.maximumBytes = largest }
        call.headers = request.headers(values) + headers
        if !body.isEmpty, !call.headers.contains(where: { $0.name == "content-type" }) {
            call.headers.insert((name: "content-type", value: request.contentType), at: 0)
        }
        var others = others
        if let credentials = request.credentials(values) {
            let encoded = Data(credentials.utf8).base64EncodedString()
            others.append(Secret(encoded))
            call.headers.append((name: "authorization", value: "Basic \(encoded)"))
        }
        call.body = body
        call.timeout = patience
        let more = others.filter { !secrets.contains($0) }
        let outcome = more.isEmpty ? self.outcome : HTTPOutcome(hiding: Redaction(secrets + more))
        do { return Answer(response: try await http.exchange(call), outcome: outcome) } catch {
            throw outcome.failure(error)
        }
    }
}
