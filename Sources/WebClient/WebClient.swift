package import ReminderCore

/// The one client for the web: libcurl, on one thread of its own (``WebLoop``).
///
/// Connections are kept for a while and used again. Whatever a server does, an exchange ends within the
/// request's timeout and takes no more memory than the request allows, give or take some kibibytes. No request is sent
/// twice.
package final class WebClient: HTTPExchange {
    private let loop: WebLoop
    private let targets = KnownTargets()
    private let userAgent: String

    /// - Parameter userAgent: What servers are told, such as `nhaclich/1.0 (+calendar reminders)`.
    package convenience init(userAgent: String) { self.init(userAgent: userAgent, lookup: .system) }

    /// - Parameters:
    ///   - lookup: How names are looked up before it is known whether a request may go there. Connections are made to what
    ///     the system says then, and looked at again.
    ///   - idle: How long a connection is kept that nobody uses.
    init(userAgent: String, lookup: NameLookup = .system, keeping idle: Duration = .seconds(30)) {
        self.userAgent = userAgent
        loop = WebLoop(lookup: lookup, keeping: idle)
    }

    /// Ends all exchanges and closes all connections. To be called once, before the client is let go.
    package func shutdown() async { await loop.shutdown() }

    package func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        guard let target = targets[request] else {
            throw HTTPFailure(.address, "it is not an http or https address")
        }
        let deadline = Deadline(in: request.timeout)
        var step = try WebStep(request, to: target, userAgent: userAgent)
        var redirects = 0
        var isSent = false
        while true {
            let outcome = await loop.outcome(of: exchange(step, of: request, until: deadline))
            isSent = isSent || outcome.isSent
            switch outcome.result {
            case .failure(let failure): throw isSent || request.body.isEmpty ? failure : failure.unsent
            case .success(let answer):
                guard let location = answer.redirect else { return answer.response }
                redirects += 1
                if redirects > request.redirects {
                    throw HTTPFailure(.redirects, "it redirects more than \(request.redirects) times")
                }
                step = try step.redirected(status: answer.response.status, to: location)
            }
        }
    }

    private func exchange(_ step: WebStep, of request: HTTPRequest, until deadline: Deadline) -> Exchange {
        let (address, terms) = (step.target.address, request.terms)
        var place = Place(origin: address.origin)
        if terms.reach.isPublicOnly(address.host) { place.publicHost = address.host }
        if address.isEncrypted { place.authorities = terms.authorities }
        return Exchange(step, of: request, to: place, until: deadline)
    }
}
