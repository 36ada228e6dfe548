package import Hummingbird
package import ReminderCore
package import Settings
import Synchronization

/// Decides who may come in by TCP.
///
/// Secrets are compared as salted hashes, so that how long it takes says nothing about them.
package final class Gate: Sendable {
    struct State {
        var settings: AdminSettings?
        var sessions = Sessions()
        var attempts = Attempts()
        /// Wrong tokens; too many are not written down.
        var wrongKeys = Attempts()
    }

    static let cookie = "nhaclich_session"
    let state: Mutex<State>
    let clock: any AlarmClock
    private let random: @Sendable () -> Identity
    private let salt: String
    let note: @Sendable (AdminEvent) -> Void

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
                return .failure(
                    AdminProblem(
                        status: 403, "there is no password to log in with", remedy: Self.hint, kind: .noPassword))
            }
            if let wait = state.attempts.wait(of: caller.address, at: now) {
                return .failure(Self.tooMany(wait))
            }
            guard isSame(password, right) else {
                state.attempts.note(caller.address, at: now)
                return .failure(
                    AdminProblem(
                        status: 401, "the password is wrong", remedy: "try again, or ask who runs nhaclich",
                        kind: .wrongPassword))
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

    func isSame(_ given: String, _ right: Secret) -> Bool {
        Identity(of: salt, given) == Identity(of: salt, right.reveal())
    }

    private func setCookie(_ value: String, seconds: Int64, _ caller: Caller) -> HTTPFields {
        let secure = caller.isSecure ? "; Secure" : ""
        return [
            .setCookie: "\(Self.cookie)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)"
        ]
    }

    static let hint = "see 'admin' in the configuration"

    private static func tooMany(_ wait: Duration) -> AdminProblem {
        let minutes = max(1, (wait.components.seconds + 59) / 60)
        return AdminProblem(
            status: 429, "there were too many wrong passwords", remedy: "wait \(minutes) min, or use the Unix socket",
            kind: .tooManyPasswords, values: ["minutes": "\(minutes)"])
    }

    static func session(of request: Request) -> String? { request.cookies[cookie]?.value }
}
