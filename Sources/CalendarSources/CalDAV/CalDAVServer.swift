import CivilTime
import Foundation
import ReminderCore

/// A CalDAV server as one user sees it. Credentials go to the configured machine and to no other.
struct CalDAVServer: Sendable {
    /// The largest answer that is read, in bytes.
    private static let largest = 32 * 1024 * 1024
    private static let mostRedirects = 5

    let web: any HTTPExchange
    /// What the operator knows the server by.
    let hint: String
    /// When the calendar is read.
    let now: Instant
    /// The value of the `Authorization` header; nil when there is neither user nor password.
    let authorization: Secret?

    /// - Parameters:
    ///   - start: The configured address; its user and password serve when none are given beside it.
    ///   - now: When the calendar is read.
    init(_ start: DAVAddress, hint: String, user: String?, password: Secret?, web: any HTTPExchange, now: Instant) {
        (self.web, self.hint, self.now) = (web, hint, now)
        if user != nil || password != nil {
            authorization = Self.basic("\(user ?? ""):\(password?.reveal() ?? "")")
        } else {
            authorization = start.credentials.map { written in
                let parts = written.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                let decoded = parts.map { $0.removingPercentEncoding ?? String($0) }
                return Self.basic("\(decoded[0]):\(decoded.count > 1 ? decoded[1] : "")")
            }
        }
    }

    /// Sends `request` and follows redirects as far as credentials may go.
    func send(_ request: DAVRequest, to address: DAVAddress) async throws(SourceFailure) -> DAVAnswer {
        var address = address
        for _ in 0...Self.mostRedirects {
            let response: HTTPResponse
            do {
                response = try await web.exchange(whole(request, to: address))
            } catch {
                if error.kind == .tooLarge { return DAVAnswer(address: address, response: nil) }
                throw SourceFailure(error, getting: hint)
            }
            guard [301, 302, 303, 307, 308].contains(response.status), let location = response[header: "location"]
            else { return DAVAnswer(address: address, response: response) }
            guard let target = address.redirected(to: location) else { throw elsewhere(location) }
            address = target
        }
        throw SourceFailure("\(hint) redirects more than \(Self.mostRedirects) times")
    }

    /// The resources in the answer to `request`, at most `limit`.
    ///
    /// - Throws: Also when the answer is not a list of resources.
    func resources(
        _ request: DAVRequest, at address: DAVAddress, limit: Int
    ) async throws(SourceFailure) -> (base: DAVAddress, resources: [DAVResource]) {
        let answer = try await send(request, to: address)
        guard answer.isMultiStatus else { throw refusal(answer) }
        return (answer.address, try resources(in: answer, limit: limit))
    }

    /// The resources in an answer with status 207.
    func resources(in answer: DAVAnswer, limit: Int) throws(SourceFailure) -> [DAVResource] {
        guard let response = answer.response else { throw refusal(answer) }
        do { return try MultiStatus.read(response.body, limit: limit) } catch {
            throw SourceFailure("\(hint) cannot be understood: its answer \(error.problem)")
        }
    }

    /// What an address in an answer means.
    ///
    /// - Throws: When it leads to another machine.
    func resolve(_ href: String, from base: DAVAddress) throws(SourceFailure) -> DAVAddress {
        guard let address = base.resolve(href) else {
            if let other = DAVAddress(href), other.host != base.host { throw elsewhere(href) }
            throw SourceFailure("\(hint) names something by what is not an address on it")
        }
        return address
    }

    private func whole(_ request: DAVRequest, to address: DAVAddress) -> HTTPRequest {
        var asked = HTTPRequest(method: request.method, url: address.url)
        asked.headers = [("Depth", "\(request.depth)"), ("Content-Type", "application/xml; charset=utf-8")]
        if let authorization { asked.headers.append(("Authorization", authorization.reveal())) }
        asked.body = Array(request.body.utf8)
        asked.maximumBytes = Self.largest
        asked.timeout = .seconds(60)
        return asked
    }

    /// The header of RFC 7617.
    private static func basic(_ credentials: String) -> Secret {
        Secret("Basic \(Data(credentials.utf8).base64EncodedString())")
    }
}

/// What a server answered to one request.
struct DAVAnswer: Sendable {
    /// Who answered, after redirects.
    let address: DAVAddress
    /// Nil when it is larger than what is read.
    let response: HTTPResponse?

    /// The status; 0 when the answer is too large.
    var status: Int { response?.status ?? 0 }
    /// Whether it is a list of resources.
    var isMultiStatus: Bool { status == 207 }
}
