import Foundation
import Glibc
import Testing

@Suite("Who comes in by TCP")
struct GateTests {
    static let password = "correct horse battery"
    static let token = "0123456789abcdef"

    let sandbox: Sandbox
    let port = Connection.freePort()

    init() throws { sandbox = try Sandbox() }

    @Test("programs come in with the token, other names and other sites do not, and the journal has no secret")
    func gate() async throws {
        let daemon = try await start("password: \(Self.password), token: \(Self.token), feed-token: feed-feed-feed")
        let bearer = ["Authorization": "Bearer \(Self.token)"]
        let status = try ask("/api/v1/status", bearer)
        #expect(status.status == 200 && status.body.contains("\"summary\""))
        for (name, value) in [
            ("content-security-policy", "default-src 'none'"), ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"), ("cache-control", "no-store"),
        ] {
            #expect(status.headers[name]?.hasPrefix(value) == true, "\(name)")
        }
        try refused("/api/v1/status", with: 401)
        try refused("/api/v1/status", ["Authorization": "Bearer wrong"], with: 401)
        try refused("/api/v1/status", bearer.merging(["Host": "evil.example:\(port)"]) { $1 }, with: 421)
        try refused("/api/v1/status", ["Cookie": "nhaclich_session=0123456789abcdef0123456789abcdef"], with: 401)
        try refused(
            "/api/v1/reload", bearer.merging(["Origin": "http://evil.example"]) { $1 }, method: "POST", with: 403)
        try refused("/api/v1/reload", bearer.merging(["Sec-Fetch-Site": "same-site"]) { $1 }, method: "POST", with: 403)
        #expect(try ask("/api/v1/reload", bearer, method: "POST").status == 200)
        for host in ["evil.example", "127.0.0.1:\(port)"] {
            let strange = try ask("/assets/none", ["Accept": "text/html", "Host": host])
            #expect(strange.status == (host == "evil.example" ? 421 : 404) && strange.body.contains("<h1"))
            #expect(!strange.body.contains("href=\"/deliveries\"") && !strange.body.contains("Asia/Ho_Chi_Minh"))
        }
        let page = try ask("/deliveries?state=failed", ["Accept": "text/html"])
        #expect(page.status == 303 && page.headers["location"] == "/login?to=/deliveries?state=failed")
        #expect(!daemon.written.contains(Self.token) && !daemon.written.contains(Self.password))
        #expect(daemon.written.contains("somebody at 127.0.0.1 gave a wrong token"))
    }

    @Test("people log in, come back to where they wanted to go, and log out; who guesses has to wait")
    func sessions() async throws {
        let daemon = try await start("password: \(Self.password)")
        func post(_ path: String, _ form: String, _ headers: [String: String] = [:]) throws -> Connection.Answer {
            let own = ["Origin": "http://127.0.0.1:\(port)", "Content-Type": "application/x-www-form-urlencoded"]
            return try ask(path, own.merging(headers) { $1 }, method: "POST", body: form)
        }
        let page = ["Accept": "text/html"]
        #expect(try ask("/login", page).status == 200)
        #expect(try post("/login", "password=guess", page).status == 401)
        let right = "password=correct+horse+battery"
        #expect(try post("/login", right, ["Origin": "http://evil.example"]).status == 403)
        let entry = try post("/login", "\(right)&to=%2Fsilences")
        #expect(entry.status == 303 && entry.headers["location"] == "/silences", "\(entry)")
        let cookie = String((entry.headers["set-cookie"] ?? "").prefix { $0 != ";" })
        let logged = page.merging(["Cookie": cookie]) { $1 }
        #expect(cookie.hasPrefix("nhaclich_session=") && daemon.written.contains("127.0.0.1 logged in"))
        #expect(try ask("/silences", logged).status == 200)
        #expect(try ask("/api/v1/reload", logged, method: "POST").status == 403)
        #expect(try ask("/api/v1/status", ["Cookie": cookie]).status == 200)
        #expect(try post("/login", "\(right)&to=%2F%2Fevil.example").headers["location"] == "/")

        #expect(try post("/logout", "", logged).status == 303)
        #expect(try ask("/silences", logged).headers["location"] == "/login?to=/silences")

        for _ in 0..<5 { #expect(try post("/login", "password=guess").status == 401) }
        #expect(try post("/login", right).status == 429)
        #expect(!daemon.written.contains("guess") && !daemon.written.contains(cookie.dropFirst(20)))
    }

    @Test("what cannot be is refused in one form, and never by a fault of the daemon")
    func refusals() async throws {
        let daemon = try await start("")
        defer { daemon.signal(SIGTERM) }
        try refused("/api/v1/nothing", with: 404)
        try refused("/api/v1/silences", method: "DELETE", with: 405)
        #expect(try ask("/api/v1/silences", method: "DELETE").headers["allow"] == "GET, HEAD, POST")
        try refused("/api/v1/upcoming?limit=many", with: 400)
        try refused("/api/v1/upcoming?limit=0", with: 400)
        try refused("/api/v1/upcoming?until=tomorrow", with: 400)
        try refused("/api/v1/deliveries?state=lost", with: 400)
        try refused("/api/v1/why?event=%FF", with: 400)
        try refused("/api/v1/why?event=%4", with: 400)
        try refused("/api/v1/channels/%C3%28/test", method: "POST", with: 400)
        try refused("/api/v1/channels/kh%C3%B4ng/test", method: "POST", with: 404, saying: "không")
        try refused("/api/v1/silences/x/expire", method: "POST", with: 400)
        let json = ["Content-Type": "application/json"]
        try refused("/api/v1/silences", json, method: "POST", body: "{", with: 400)
        try refused("/api/v1/silences", json, method: "POST", body: String(repeating: " ", count: 100_000), with: 413)
        try refused("/api/v1/silences", ["Content-Type": "text/plain"], method: "POST", body: "{}", with: 415)
        let over = #"{"match": {"title": "x"}, "until": "2020-01-01", "comment": ""}"#
        try refused("/api/v1/silences", json, method: "POST", body: over, with: 422)
        // What is no HTTP is refused before anything else.
        #expect(try ask("/", ["X": String(repeating: "x", count: 40_000)]).status == 400)
        #expect(try ask("/api/v1/status", method: "HEAD").body.isEmpty)
    }

    @Test("a port in use is told, does not stop the daemon, and is listened at as soon as it is free")
    func portInUse() async throws {
        var other: Connection.Listener? = Connection.Listener(port)
        let daemon = try await start("", waiting: false)
        #expect(
            await until(20) {
                daemon.written.contains("cannot listen at 127.0.0.1:\(port): another program listens there")
            }, "\(daemon.written)")
        withExtendedLifetime(other) {}
        other = nil
        #expect(try await nhaclich("reload", in: sandbox).status == 0)
        #expect(await until(20) { (try? ask("/api/v1/status").status) == 200 }, "\(daemon.written)")
    }

    @Test("a reload moves the door, asks for more, and shuts it; one that would let everybody in changes nothing")
    func reload() async throws {
        let daemon = try await start("")
        #expect(try ask("/api/v1/status").status == 200)
        let next = Connection.freePort()
        try configure("listen: 127.0.0.1:\(next), token: \(Self.token)")
        #expect(try await nhaclich("reload", in: sandbox).status == 0)
        #expect(await until(20) { (try? Connection.ask(next, "/api/v1/status").status) == 401 }, "\(daemon.written)")
        #expect(await until(20) { (try? Connection(to: port)) == nil })

        try configure("listen: 0.0.0.0:\(port)")
        let refused = try await nhaclich("reload", in: sandbox)
        #expect(refused.status != 0 && refused.complaints.contains("nothing is asked of them"), "\(refused)")
        #expect(try Connection.ask(next, "/api/v1/status").status == 401)

        try sandbox.configure(Self.rest)
        #expect(try await nhaclich("reload", in: sandbox).status == 0)
        #expect(await until(20) { (try? Connection(to: next)) == nil }, "\(daemon.written)")
    }

    @Test("a configuration that lets other machines in without a word does not start")
    func tooOpen() async throws {
        try configure("listen: 0.0.0.0:\(port)")
        let daemon = try launchDaemon(in: sandbox)
        #expect(await daemon.end() == 78)
        #expect(daemon.written.contains("nhaclich.yaml:1:18: error: 'listen' lets other machines in"))
    }

    @Test("those who send drop by drop are cut off, and others are served all the while")
    func slowClients() async throws {
        let daemon = try await start("")
        defer { daemon.signal(SIGTERM) }
        let slow = try (0..<140).map { number in
            let connection = try Connection(to: port)
            connection.send(number % 2 == 0 ? "GET / HTTP/1.1\r\nHo" : Self.beginning)
            return connection
        }
        #expect(try await nhaclich("status", in: sandbox).status == 0)
        // When all places are taken, the next waits until the first of them are cut off.
        #expect(try ask("/api/v1/status").status == 200)
        for connection in slow { #expect(connection.receiveAll().isEmpty) }
    }

    @Test("who watches is told of changes, and does not keep the daemon from ending")
    func watching() async throws {
        let daemon = try await start("")
        let watcher = try Connection(to: port)
        watcher.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        var heard = ""
        while !heard.contains("retry: 3000"), let part = watcher.receive() { heard += part }
        #expect(heard.contains("Content-Type: text/event-stream"))
        #expect(try await nhaclich("reload", in: sandbox).status == 0)
        while !heard.contains("event: change"), let part = watcher.receive() { heard += part }
        #expect(heard.contains("event: change\ndata:\n\n"))
        let begin = ContinuousClock.now
        daemon.signal(SIGTERM)
        #expect(await daemon.end() == 0)
        #expect(ContinuousClock.now - begin < .seconds(10))
        _ = watcher.receiveAll()
    }

    private static let beginning =
        "POST /api/v1/silences HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"
    private static let rest = """
        channels: { screen: { console: {} } }
        rules: { all: { remind: [1h], channels: [screen] } }

        """

    private func configure(_ admin: String) throws { try sandbox.configure("admin: { \(admin) }\n\(Self.rest)") }

    private func start(_ more: String, waiting: Bool = true) async throws -> RunningProgram {
        try configure("listen: 127.0.0.1:\(port)\(more.isEmpty ? "" : ", ")\(more)")
        let daemon = try await startDaemon(in: sandbox)
        if waiting {
            #expect(
                await until(20) { daemon.written.contains("are at http://127.0.0.1:\(port)/") }, "\(daemon.written)")
        }
        return daemon
    }

    private func ask(
        _ path: String, _ headers: [String: String] = [:], method: String = "GET", body: String = ""
    ) throws -> Connection.Answer {
        try Connection.ask(port, path, headers, method: method, body: body)
    }

    /// Asks for what is refused with `status`, as RFC 9457 says.
    private func refused(
        _ path: String, _ headers: [String: String] = [:], method: String = "GET", body: String = "", with status: Int,
        saying words: String? = nil
    ) throws {
        struct Problem: Decodable {
            let status: Int
            let title: String
        }
        let answer = try ask(path, headers, method: method, body: body)
        #expect(answer.status == status, "\(method) \(path): \(answer.status) \(answer.body)")
        #expect(answer.headers["content-type"] == "application/problem+json", "\(method) \(path)")
        let problem = try JSONDecoder().decode(Problem.self, from: Data(answer.body.utf8))
        #expect(problem.status == status && !problem.title.isEmpty, "\(answer.body)")
        if let words { #expect(answer.body.contains(words)) }
    }
}
