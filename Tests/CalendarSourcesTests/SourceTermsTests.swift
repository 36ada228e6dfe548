import CalendarSources
import CivilTime
import ReminderCore
import Testing

@Suite("The terms on which calendars ask")
struct SourceTermsTests {
    private static let named: Set = [WebHost("cloud.lan")]
    private static let authorities = Authorities(path: "/etc/nhaclich/authority.pem", certificates: Array("PEM".utf8))

    private func source(
        _ kind: String, at url: String, web: any HTTPExchange
    ) throws -> any CalendarSource {
        let values: [String: KindSettings.Value] = ["url": .secret(Secret(url)), "ca": .authorities(Self.authorities)]
        return try #require(
            SourceCatalog.source(KindSettings(kind: kind, values: values), web: web, privateHosts: Self.named))
    }

    @Test("every request of every kind goes no farther than the administrator lets it", arguments: ["feed", "caldav"])
    func everyRequest(kind: String) async throws {
        let web = FakeWeb(.success(HTTPResponse(status: 404)))
        _ = await failure(of: try source(kind, at: "https://cloud.example.org/team", web: web))
        #expect(!web.requests.isEmpty)
        for request in web.requests {
            #expect(request.terms == WebTerms(reach: .publicInternet(and: Self.named), authorities: Self.authorities))
        }
    }

    @Test("so do robots.txt, the page, the calendars it offers and the articles it leads to")
    func pages() async throws {
        let list = """
            <rss><channel><item><link>https://example.org/1</link></item></channel></rss>
            """
        let offer = """
            <html><head><link rel="alternate" type="text/calendar" href="https://other.example/a.ics"></head></html>
            """
        for body in [list, offer] {
            let web = FakeWeb(
                .success(HTTPResponse(status: 404)), .success(HTTPResponse(status: 200, body: Array(body.utf8))))
            let source = try source("page", at: "https://example.org/events", web: web)
            _ = try await source.fetch(ifChangedSince: Validators())
            #expect(web.requests.count == 3)
            for request in web.requests {
                #expect(
                    request.terms == WebTerms(reach: .publicInternet(and: Self.named), authorities: Self.authorities))
            }
        }
    }

    @Test(
        "an address that itself says where it is may be asked there",
        arguments: ["http://127.0.0.1:8080/a.ics", "http://localhost/a.ics", "https://[fd00::1]/a.ics"])
    func itself(url: String) async throws {
        let web = FakeWeb(.success(HTTPResponse(status: 404)))
        _ = await failure(of: try source("feed", at: url, web: web))
        let own = try #require(WebHost(of: Secret(url)))
        #expect(web.requests.first?.terms.reach == .publicInternet(and: Self.named.union([own])))
    }

    @Test("a refusal says what to write, needs a person, and is not repeated soon")
    func refusal() async throws {
        let refused = HTTPFailure(.privateHost("office.lan"), "office.lan is at 192.168.1.5, a private address")
        let web = FakeWeb(.failure(refused))
        let failure = try #require(await failure(of: try source("feed", at: "https://office.lan/team.ics", web: web)))
        #expect(
            failure.description == """
                cannot get https://office.lan/…: office.lan is at 192.168.1.5, a private address; \
                write 'private-hosts: [office.lan]' if that is meant
                """)
        #expect(failure.needsAttention)
        #expect(failure.retryAfter == .seconds(3600))
    }

    @Test("whom a calendar trusts makes no other calendar of it")
    func fingerprint() {
        let url = KindSettings.Value.secret(Secret("https://example.org/team.ics"))
        let plain = KindSettings(kind: "feed", values: ["url": url])
        let trusting = KindSettings(kind: "feed", values: ["url": url, "ca": .authorities(Self.authorities)])
        #expect(plain.fingerprint == trusting.fingerprint)
        #expect(plain != trusting)
    }
}
