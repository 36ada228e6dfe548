import Hummingbird
import ReminderCore
import Settings
import Synchronization

extension Gate {
    /// What is decided about a request.
    enum Verdict: Hashable {
        case enter(Visitor)
        case refuse(AdminProblem, HTTPFields = [:])
        /// A browser has to log in first, and then comes back to this path.
        case logIn(String)
    }

    /// Whether `request` may come in.
    ///
    /// - Parameter route: The pattern of the path, such as `/api/v1/status`; nil for one that leads nowhere.
    func verdict(on request: Request, route: String?, peer: String) -> Verdict {
        guard let settings else {
            return .refuse(AdminProblem(status: 503, "nobody is let in this way any more", remedy: Self.hint))
        }
        guard let host = request.head.authority, !host.isEmpty else {
            return .refuse(AdminProblem(status: 400, "the request does not say which host it is for"))
        }
        guard HostRule.knows(host, settings) else {
            return .refuse(
                AdminProblem(
                    status: 421, "this server does not answer to that name",
                    remedy: "if a reverse proxy passes it on, add it to 'hosts' under 'admin' in the configuration"))
        }
        let isSafe = CrossSite.isSafe(request.method)
        let finding = isSafe ? .own : CrossSite.finding(request)
        if finding == .foreign {
            return .refuse(
                AdminProblem(
                    status: 403, "a page of another site asked for this",
                    remedy:
                        "use the dashboard's own pages, under the address that the reverse proxy passes on in 'Host'"))
        }
        if Doors.isOpen(route) { return .enter(visitor(request, settings) ?? .stranger) }
        if Doors.isFeed(route), let token = (try? request.parameters)?.text("token") {
            return key(token, settings.feedToken, request, peer)
        }
        if settings.isOpen { return .enter(.anyone) }
        if let bearer = Self.bearer(of: request) { return key(bearer, settings.token, request, peer, as: .token) }
        guard let visitor = visitor(request, settings) else { return refusal(of: request, settings) }
        if finding == .unsaid {
            return .refuse(
                AdminProblem(
                    status: 403, "the request does not say from what page it was made",
                    remedy: "use a browser of today; a program sends 'Authorization: Bearer' and no cookie"))
        }
        return .enter(visitor)
    }

    /// The session of `request`, which lasts longer for it.
    private func visitor(_ request: Request, _ settings: AdminSettings) -> Visitor? {
        if settings.isOpen { return .anyone }
        guard let cookie = Self.session(of: request) else { return nil }
        let now = clock.now
        return state.withLock { $0.sessions.use(cookie, at: now) } ? .session : nil
    }

    /// Whether `given` is the key `right`. Nobody is made to wait for a wrong one: it has too many characters to be
    /// guessed, and one program at fault would shut out all the others at its address.
    private func key(
        _ given: String, _ right: Secret?, _ request: Request, _ peer: String, as visitor: Visitor = .stranger
    ) -> Verdict {
        if let right, isSame(given, right) { return .enter(visitor) }
        let caller = Caller(request, peer: peer)
        let now = clock.now
        let isNoted = state.withLock { state in
            guard state.wrongKeys.wait(of: caller.address, at: now) == nil else { return false }
            state.wrongKeys.note(caller.address, at: now)
            return true
        }
        if isNoted { note(.wrongToken(caller.address)) }
        return .refuse(
            AdminProblem(status: 401, "the token is wrong", remedy: "send the one of 'admin' in the configuration"),
            Self.challenge)
    }

    private func refusal(of request: Request, _ settings: AdminSettings) -> Verdict {
        if settings.password != nil, request.acceptsPages {
            return .logIn(request.method == .get ? Self.returnPath(request.uri.string) : "/")
        }
        return .refuse(
            AdminProblem(
                status: 401, "nobody is logged in",
                remedy: "send 'Authorization: Bearer' with the token, or log in at /login"), Self.challenge)
    }

    private static func bearer(of request: Request) -> String? {
        guard let words = request.headers[.authorization]?.split(separator: " ", maxSplits: 1), words.count == 2,
            words[0].lowercased() == "bearer"
        else { return nil }
        return String(words[1])
    }

    private static let challenge: HTTPFields = [.wwwAuthenticate: "Bearer realm=\"nhaclich\""]
}
