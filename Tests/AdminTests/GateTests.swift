import CivilTime
import HTTPTypes
import Hummingbird
import ReminderCore
import Settings
import Synchronization
import Testing

@testable import Admin

@Suite("The gate")
struct GateTests {
    static let password = "correct horse battery"
    static let token = "0123456789abcdef"

    let clock = SetClock()

    @Test(
        "only names of this server are answered",
        arguments: [
            ("127.0.0.1:8480", 200), ("localhost:8480", 200), ("LOCALHOST", 200), ("[::1]:8480", 200),
            ("127.0.0.2", 200), ("reminders.example.org", 200), ("reminders.example.org.:443", 200),
            ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("192.0.2.7:8480", 421), ("localhost.evil", 421),
            ("", 400), ("[::1", 421),
        ])
    func hosts(host: String, status: Int) throws {
        let gate = try gate("hosts: [Reminders.example.org]")
        let verdict = gate.verdict(on: request(host: host), route: "/", peer: "127.0.0.1")
        #expect(verdict.status == status)
    }

    @Test("who listens at every address answers to each, and to no name")
    func wildcard() throws {
        let gate = try gate("password: \(Self.password)", listen: "0.0.0.0:8480")
        #expect(gate.verdict(on: request(host: "192.0.2.7:8480"), route: "/login", peer: "192.0.2.1").status == 200)
        #expect(gate.verdict(on: request(host: "2001.example"), route: "/login", peer: "192.0.2.1").status == 421)
    }

    @Test(
        "pages of other sites may look at nothing and do nothing",
        arguments: [
            (["Sec-Fetch-Site": "same-origin"], 200), (["Sec-Fetch-Site": "none"], 200),
            (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
            (["Origin": "http://127.0.0.1:8480"], 200), (["Origin": "http://127.0.0.1:8481"], 403),
            (["Origin": "null"], 403), (["Origin": "http://evil.example"], 403),
            (["Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8480"], 403), ([:], 200),
        ] as [([String: String], Int)])
    func sites(headers: [String: String], status: Int) throws {
        let gate = try gate("")
        let post = request("POST", headers: headers)
        #expect(gate.verdict(on: post, route: "/api/v1/reload", peer: "127.0.0.1").status == status)
        // A plain look does no harm: what is seen, the browser keeps from the other page.
        #expect(gate.verdict(on: request(headers: headers), route: "/", peer: "127.0.0.1").status == 200)
    }

    @Test("a session does nothing for a request that does not say where it comes from")
    func unsaid() throws {
        let gate = try gate("password: \(Self.password)")
        let cookie = try logIn(to: gate)
        let bare = request("POST", headers: ["Cookie": cookie])
        let own = request("POST", headers: ["Cookie": cookie, "Sec-Fetch-Site": "same-origin"])
        #expect(gate.verdict(on: bare, route: "/api/v1/reload", peer: "127.0.0.1").status == 403)
        #expect(gate.verdict(on: own, route: "/api/v1/reload", peer: "127.0.0.1") == .enter(.session))
    }

    @Test("with a password, browsers are led to the page to log in and programs are refused")
    func loggedOut() throws {
        let gate = try gate("password: \(Self.password)\ntoken: \(Self.token)")
        let page = request(headers: ["Accept": "text/html,*/*"], path: "/deliveries?state=failed")
        #expect(gate.verdict(on: page, route: "/deliveries", peer: "127.0.0.1") == .logIn("/deliveries?state=failed"))
        #expect(gate.verdict(on: request(), route: "/api/v1/status", peer: "127.0.0.1").status == 401)
        for route in ["/healthz", "/readyz", "/login", "/assets/**"] {
            #expect(gate.verdict(on: request(), route: route, peer: "127.0.0.1") == .enter(.stranger), "\(route)")
        }
        for route in ["/", "/metrics", "/events", "/calendar.ics", "/api/v1/status", nil] {
            #expect(gate.verdict(on: request(), route: route, peer: "127.0.0.1").status == 401, "\(route ?? "")")
        }
    }

    @Test("the token lets programs in, and of wrong ones not all are written down")
    func tokens() throws {
        let events = Mutex<[AdminEvent]>([])
        let gate = try gate("token: \(Self.token)") { event in events.withLock { $0.append(event) } }
        let right = request(headers: ["Authorization": "bearer \(Self.token)"])
        for wrong in ["Bearer \(Self.token)x", "Bearer ", "Basic \(Self.token)", Self.token] {
            for _ in 0..<5 {
                let wrong = request(headers: ["Authorization": wrong])
                #expect(gate.verdict(on: wrong, route: "/", peer: "192.0.2.1").status == 401)
                #expect(gate.verdict(on: right, route: "/", peer: "192.0.2.1") == .enter(.token))
            }
        }
        #expect(events.withLock { $0 } == Array(repeating: .wrongToken("192.0.2.1"), count: 5))
    }

    @Test("the feed has a key of its own, which opens nothing else")
    func feed() throws {
        let gate = try gate("password: \(Self.password)\nfeed-token: feed-feed-feed")
        let right = request(path: "/calendar.ics?token=feed-feed-feed")
        #expect(gate.verdict(on: right, route: "/calendar.ics", peer: "192.0.2.1") == .enter(.stranger))
        #expect(gate.verdict(on: right, route: "/api/v1/status", peer: "192.0.2.1").status == 401)
        let wrong = request(path: "/calendar.ics?token=\(Self.password)")
        #expect(gate.verdict(on: wrong, route: "/calendar.ics", peer: "192.0.2.1").status == 401)
    }

    @Test("wrong passwords are refused, counted by who a proxy says it is, and told without the password")
    func passwords() throws {
        let events = Mutex<[AdminEvent]>([])
        let gate = try gate("password: \(Self.password)") { event in events.withLock { $0.append(event) } }
        let proxied = request("POST", headers: ["X-Forwarded-For": "198.51.100.9, 192.0.2.44"])
        for _ in 0..<5 {
            #expect(throws: AdminProblem.self) { try gate.logIn(password: "guess", request: proxied, peer: "::1") }
        }
        let problem = #expect(throws: AdminProblem.self) {
            try gate.logIn(password: Self.password, request: proxied, peer: "127.0.0.1")
        }
        #expect(problem?.status == 429)
        _ = try gate.logIn(password: Self.password, request: request("POST"), peer: "127.0.0.1")
        #expect(
            events.withLock { $0 } == Array(repeating: .wrongPassword("192.0.2.44"), count: 5) + [
                .loggedIn("127.0.0.1")
            ])
    }

    @Test("another password or token ends every session, and logging out ends one")
    func ends() throws {
        let gate = try gate("password: \(Self.password)")
        func isIn(_ cookie: String) -> Bool {
            gate.verdict(on: request(headers: ["Cookie": cookie]), route: "/", peer: "127.0.0.1") == .enter(.session)
        }
        let (first, second) = (try logIn(to: gate), try logIn(to: gate))
        #expect(isIn(first) && isIn(second) && isIn("other=1; \(first)"))
        _ = gate.logOut(request: request(headers: ["Cookie": first]), peer: "127.0.0.1")
        #expect(!isIn(first) && isIn(second))
        gate.adopt(try settings("password: \(Self.password)\nhosts: [a.example]"))
        #expect(isIn(second))
        gate.adopt(try settings("password: another \(Self.password)"))
        #expect(!isIn(second))
    }

    @Test("the cookie is for this server alone, and for encrypted connections where there is one")
    func cookie() throws {
        let gate = try gate("password: \(Self.password)")
        let plain = try gate.logIn(password: Self.password, request: request("POST"), peer: "127.0.0.1")[.setCookie]
        let format = try Regex("nhaclich_session=[0-9a-f]{32}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict")
        #expect(try format.wholeMatch(in: plain ?? "") != nil, "\(plain ?? "")")
        let proxied = request("POST", headers: ["X-Forwarded-Proto": "https"])
        let secure = try gate.logIn(password: Self.password, request: proxied, peer: "127.0.0.1")[.setCookie]
        #expect(secure?.hasSuffix("; Secure") == true)
        let far = try gate.logIn(password: Self.password, request: proxied, peer: "192.0.2.1")[.setCookie]
        #expect(far?.contains("Secure") == false)
    }

    @Test(
        "after logging in one comes back to this server and nowhere else",
        arguments: [
            ("/deliveries?state=failed", "/deliveries?state=failed"), ("//evil.example", "/"), ("/\\evil.example", "/"),
            ("https://evil.example", "/"), ("", "/"), ("/a\r\nSet-Cookie: x", "/"), ("javascript:alert(1)", "/"),
        ])
    func returning(path: String, expected: String) { #expect(Gate.returnPath(path) == expected) }

    private func gate(
        _ more: String, listen: String = "127.0.0.1:8480", note: @escaping @Sendable (AdminEvent) -> Void = { _ in }
    ) throws -> Gate {
        let numbers = Mutex(0)
        return Gate(
            try settings(more, listen: listen), clock: clock,
            random: {
                Identity(
                    of: "random",
                    String(
                        numbers.withLock { number in
                            number += 1
                            return number
                        }))
            }, note: note)
    }

    private func settings(_ more: String, listen: String = "127.0.0.1:8480") throws -> AdminSettings {
        var values: [String: String] = [:]
        for line in more.split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1)
            values[String(parts[0])] = String(parts[1])
        }
        let hosts = values["hosts"]?.trimming("[]").lowercased().split(separator: ",").map(String.init) ?? []
        return AdminSettings(
            listen: try ListenAddress(listen), password: values["password"].map(Secret.init),
            token: values["token"].map(Secret.init), feedToken: values["feed-token"].map(Secret.init),
            hosts: Set(hosts))
    }

    private func request(
        _ method: String = "GET", host: String = "127.0.0.1:8480", headers: [String: String] = [:], path: String = "/"
    ) -> Request {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        return Request(
            head: HTTPRequest(
                method: HTTPRequest.Method(method) ?? .get, scheme: "http", authority: host, path: path,
                headerFields: fields), body: RequestBody(buffer: ByteBuffer()))
    }

    private func logIn(to gate: Gate) throws -> String {
        let header = try gate.logIn(password: Self.password, request: request("POST"), peer: "127.0.0.1")[.setCookie]
        return String((header ?? "").prefix { $0 != ";" })
    }
}

extension Gate.Verdict {
    /// The status that says it.
    fileprivate var status: Int {
        switch self {
        case .enter: 200
        case .refuse(let problem, _): problem.status
        case .logIn: 303
        }
    }
}

extension String {
    fileprivate func trimming(_ characters: String) -> String {
        String(drop { characters.contains($0) }.reversed().drop { characters.contains($0) }.reversed())
    }
}
