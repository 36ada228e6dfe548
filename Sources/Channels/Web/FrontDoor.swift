import ReminderCore

/// The server behind an address that notices are posted to: who asks for the head of its front page posts nothing, and
/// tells it no secret.
struct FrontDoor {
    private let url: Secret
    private let patience: Duration

    /// - Parameter url: The whole address; only its scheme, host and port are used.
    init(of url: Secret, patience: Duration) { (self.url, self.patience) = (url, patience) }

    /// Connects, with TLS where the address says so, and waits for an answer; any is as good.
    ///
    /// - Returns: What was found, for the operator.
    func knock(_ http: any HTTPExchange) async throws(HTTPFailure) -> String {
        guard let origin = url.origin else { throw HTTPFailure(.address, "it is not an http or https address") }
        var request = HTTPRequest(method: "HEAD", url: Secret("\(origin)/"))
        request.isBeginningEnough = true
        request.timeout = patience
        _ = try await http.exchange(request)
        return "\(origin) answers"
    }
}
