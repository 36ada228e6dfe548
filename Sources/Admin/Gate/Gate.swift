package import Hummingbird
package import ReminderCore
package import Settings
import Synchronization

/// Decides who may come in by TCP.
///
/// Secrets are compared as salted hashes, so that how long it takes says nothing about them.
package final class Gate: Sendable {
    /// What is decided about a request.
    enum Verdict: Hashable {
        case enter(Visitor)
        case refuse(AdminProblem, HTTPFields = [:])
        /// A browser has to log in first, and then comes back to this path.
        case logIn(String)
    }

    private struct State {
        var settings: AdminSettings?
        var sessions = Sessions()
        var attempts = Attempts()
        /// Wrong tokens; too many are not written down.
        var wrongKeys = Attempts()
    }

    static let cookie = "nhaclich_session"
    private let state: Mutex<State>
    private let clock: any AlarmClock
    private let random: @Sendable () -> Identity
    private let salt: String
    private let note: @Sendable (AdminEvent) -> Void

    /// - Parameters:
    ///   - random: Makes a name that nobody can guess.
    ///   - note: Writes down what operators should know.
    package init(
        _ settings: AdminSettings?, clock: any AlarmClock, random: @escaping @Sendable () -> Identity,
        note: @escaping @Sendable (AdminEvent) -> Void
    ) {
        state = Mutex(State(settings: settings))
        (self.clock, self.random, self.note) = (clock, random, note)
        salt = random().description
    }

    /// The settings in force; nil when nobody may come in by TCP.
    package var settings: AdminSettings? { state.withLock { $0.settings } }

    /// Whether people have to log in.
    package var asksForPassword: Bool { settings?.password != nil }

    /// Puts other settings in force. Another password or token ends every session.
    package func adopt(_ settings: AdminSettings?) {
        state.withLock { state in
            if state.settings?.password != settings?.password || state.settings?.token != settings?.token {
                state.sessions = Sessions()
            }
            state.settings = settings
        }
    }

    /// Logs somebody in.
    ///
    /// - Returns: The headers that tell the browser.
    /// - Throws: Why not: the password is wrong, or there were too many wrong ones.
    package func logIn(
        password: String, request: Request, context: AdminContext
    ) throws(AdminProblem) -> HTTPFields {
        try logIn(password: password, request: request, peer: context.peer)
    }

    func logIn(password: String, request: Request, peer: String) throws(AdminProblem) -> HTTPFields {
        let caller = Caller(request, peer: peer)
        let now = clock.now
        let cookie = random()
        let verdict: Result<Void, AdminProblem> = state.withLock { state in
            guard let right = state.settings?.password else {
                return .failure(AdminProblem(status: 403, "there is no password to log in with", remedy: Self.hint))
            }
            if let wait = state.attempts.wait(of: caller.address, at: now) {
                return .failure(Self.tooMany(wait))
            }
            guard isSame(password, right) else {
                state.attempts.note(caller.address, at: now)
                return .failure(
                    AdminProblem(status: 401, "the password is wrong", remedy: "try again, or ask who runs nhaclich"))
            }
            state.attempts.forgive(caller.address)
            state.sessions.open(cookie, at: now)
            return .success(())
        }
        switch verdict {
        case .success: note(.loggedIn(caller.address))
        case .failure(let problem):
            if problem.status == 401 { note(.wrongPassword(caller.address)) }
            throw problem
        }
        return setCookie(cookie.description, seconds: Sessions.length.components.seconds, caller)
    }

    /// Logs out whoever sent `request`.
    ///
    /// - Returns: The headers that tell the browser.
    package func logOut(request: Request, context: AdminContext) -> HTTPFields {
        logOut(request: request, peer: context.peer)
    }

    func logOut(request: Request, peer: String) -> HTTPFields {
        if let cookie = Self.session(of: request) { state.withLock { $0.sessions.close(cookie) } }
        return setCookie("", seconds: 0, Caller(request, peer: peer))
    }

    /// Where to go after logging in: `path` when it leads to this server and nowhere else.
    package static func returnPath(_ path: String?) -> String {
        guard let path, path.first == "/", path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !path.hasPrefix("//"), !path.contains("\\")
        else { return "/" }
        return path
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

    private func isSame(_ given: String, _ right: Secret) -> Bool {
        Identity(of: salt, given) == Identity(of: salt, right.reveal())
    }

    private func setCookie(_ value: String, seconds: Int64, _ caller: Caller) -> HTTPFields {
        let secure = caller.isSecure ? "; Secure" : ""
        return [
            .setCookie: "\(Self.cookie)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)"
        ]
    }

    private static let hint = "see 'admin' in the configuration"
    private static let challenge: HTTPFields = [.wwwAuthenticate: "Bearer realm=\"nhaclich\""]

    private static func tooMany(_ wait: Duration) -> AdminProblem {
        AdminProblem(
            status: 429, "there were too many wrong passwords",
            remedy: "wait \(max(1, (wait.components.seconds + 59) / 60)) min, or use the Unix socket")
    }

    private static func session(of request: Request) -> String? { request.cookies[cookie]?.value }

    private static func bearer(of request: Request) -> String? {
        guard let words = request.headers[.authorization]?.split(separator: " ", maxSplits: 1), words.count == 2,
            words[0].lowercased() == "bearer"
        else { return nil }
        return String(words[1])
    }
}
