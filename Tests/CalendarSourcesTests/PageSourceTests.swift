import CalendarSources
import CivilTime
import Glibc
import ReminderCore
import Synchronization
import Testing

@Suite("Page source")
struct PageSourceTests {
    static let url = Secret("https://example.org/hunter2/events?key=hunter2")

    private func page(_ title: String) -> String {
        "<html><body><h1>\(title)</h1><p>Thời gian: 8h30, ngày 13/2/2020</p></body></html>"
    }

    private func source(_ values: [String: KindSettings.Value], web: any HTTPExchange) throws -> any CalendarSource {
        let settings = KindSettings(kind: "page", values: values)
        return try #require(SourceCatalog.source(settings, web: web))
    }

    private func source(web: any HTTPExchange, robots: Bool = true) throws -> any CalendarSource {
        try source(["url": .secret(Self.url), "robots": .flag(robots)], web: web)
    }

    private func read(_ source: any CalendarSource, _ documents: [CalendarDocument]) throws -> CalendarReading {
        try source.interpret(
            documents, calendar: "team", window: at("2020-02-01")..<at("2020-03-01"), zone: VietnamZone(),
            zones: FewZones())
    }

    private func documents(_ fetched: FetchedCalendar) throws -> [CalendarDocument] {
        guard case .documents(let documents, _) = fetched else {
            Issue.record("it is unchanged")
            return []
        }
        return documents
    }

    @Test("a page keeps to what every source keeps to")
    func conformance() async throws {
        let site = Site(["/robots.txt": nil, "/hunter2/events?key=hunter2": page("Hội thảo 1")])
        try await SourceConformance(
            source: try source(web: site), change: { site.publish("/hunter2/events?key=hunter2", page($0)) },
            remove: { site.publish("/hunter2/events?key=hunter2", nil) }
        ).check()
    }

    @Test("a page in a file does too")
    func file() async throws {
        let folder = try TemporaryFolder()
        try folder.write(page("Hội thảo 1"), to: "page.html")
        let source = try source(["url": .text(folder.path("page.html"))], web: Site([:]))
        #expect(source.watchedPaths == [folder.path("page.html")])
        try await SourceConformance(
            source: source, change: { try folder.write(page($0), to: "page.html") },
            remove: { unlink(folder.path("page.html")) }
        ).check()
    }

    @Test("what robots.txt asks not to read is not read, unless the page is the operator's own")
    func robots() async throws {
        let site = Site([
            "/robots.txt": "User-agent: *\nAllow: /\n\nUser-agent: nhaclich\nDisallow: /hunter2/\n",
            "/hunter2/events?key=hunter2": page("Hội thảo"),
        ])
        let failure = await failure(of: try source(web: site))
        #expect(failure?.reason == "the site's robots.txt asks programs not to read https://example.org/…")
        #expect(failure?.remedy.contains("robots: false") == true)
        #expect(try documents(await source(web: site, robots: false).fetch(ifChangedSince: Validators())).count == 1)
    }

    @Test("a site in trouble is asked again later")
    func robotsInTrouble() async throws {
        let web = FakeWeb(.success(HTTPResponse(status: 503)))
        #expect(await failure(of: try source(web: web))?.remedy == "it is tried again")
        #expect(web.requests.map { $0.url.reveal() } == ["https://example.org/robots.txt"])
    }

    @Test("a calendar that the page offers is read with it, and one that cannot be had takes nothing away")
    func offered() async throws {
        let head = """
            <html><head><link rel="alternate" type="text/calendar" href="/team.ics">
            <link rel="alternate" type="text/calendar" href="/gone.ics"></head><body><h1>Lịch</h1></body></html>
            """
        let site = Site([
            "/robots.txt": nil, "/hunter2/events?key=hunter2": head,
            "/team.ics": calendar(event("1", "SUMMARY:Hội thảo")),
        ])
        let source = try source(web: site)
        let documents = try documents(await source.fetch(ifChangedSince: Validators()))
        #expect(documents.count == 2)
        #expect(try read(source, documents).occurrences.map(\.title) == ["Hội thảo"])
    }

    @Test("a list of articles leads to their pages, on its own server, each fetched again only when it changed")
    func articles() async throws {
        let list = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>
            <item><title>Một</title><link>https://example.org/1</link></item>
            <item><title>Hai</title><link> /2 </link></item>
            <item><title>Khác</title><link>https://elsewhere.example/3</link></item></channel></rss>
            """
        let site = Site([
            "/robots.txt": nil, "/hunter2/events?key=hunter2": list, "/1": page("Hội thảo lương"),
            "/2": page("Hội thảo luật"),
        ])
        let source = try source(web: site)
        let first = try documents(await source.fetch(ifChangedSince: Validators()))
        #expect(first.map(\.address) == ["https://example.org/1", "https://example.org/2"])
        #expect(try read(source, first).occurrences.map(\.title) == ["Hội thảo lương", "Hội thảo luật"])
        site.publish("/2", page("Hội thảo bảo hiểm"))
        let known = KnownCalendar(at: at("2020-02-02"), window: at("2020-02-01")..<at("2020-03-01")) {
            () throws(SourceFailure) in first
        }
        let second = try documents(await source.fetch(ifChangedSince: known))
        #expect(second.first == first.first, "it was not changed, nor when it was first seen")
        #expect(try read(source, second).occurrences.map(\.title) == ["Hội thảo lương", "Hội thảo bảo hiểm"])
    }

    @Test("a page that dates nothing is reckoned from the day it was first seen as it is")
    func firstSeen() async throws {
        let text = "<html><body><h1>Hội thảo lương</h1><p>Thời gian: ngày 20/2</p></body></html>"
        let site = Site(["/robots.txt": nil, "/hunter2/events?key=hunter2": text])
        let source = try source(web: site)
        let window = at("2020-05-01")..<at("2021-06-01")
        let kept = CalendarDocument(
            name: "https://example.org/…", bytes: Array(text.utf8), received: at("2020-02-01"))
        let known = KnownCalendar(at: at("2020-05-01"), window: window) { () throws(SourceFailure) in [kept] }
        let documents = try documents(await source.fetch(ifChangedSince: known))
        #expect(documents.map(\.received) == [at("2020-02-01")])
        let reading = try source.interpret(
            documents, calendar: "team", window: window, zone: VietnamZone(), zones: FewZones())
        #expect(reading.occurrences.isEmpty, "20 February has passed; it is not next year's")
        #expect(reading.understood == 1)
    }

    @Test("events carry what they were understood from, and doubt makes them candidates")
    func facts() throws {
        let text = """
            Hội thảo lương

            Thời gian: 8h30 – 11h30, ngày 13/2/2020
            Địa điểm: Hà Nội
            Hạn đăng ký: 10/2/2020
            """
        let source = try source(web: Site([:]))
        let reading = try read(source, [CalendarDocument(name: "page", bytes: Array(text.utf8))])
        let occurrence = try #require(reading.occurrences.first)
        #expect(occurrence.span == .timed(start: at("2020-02-13T08:30"), end: at("2020-02-13T11:30")))
        #expect(occurrence.facts.kind == "workshop" && occurrence.facts.isAttendable)
        #expect(occurrence.facts.evidence.contains { $0.field == "time" && $0.line == 3 })
        #expect(reading.candidates.map(\.facts.kind) == ["deadline"])
    }
}

/// A site whose pages each have an entity tag; those that are nil, or unknown, are not found.
private final class Site: HTTPExchange {
    private let pages: Mutex<[String: String?]>

    init(_ pages: [String: String?]) { self.pages = Mutex(pages) }

    func publish(_ path: String, _ text: String?) { pages.withLock { $0[path] = text } }

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let path = request.url.reveal().replacing("https://example.org", with: "")
        guard let text = pages.withLock({ $0[path] ?? nil }) else { return HTTPResponse(status: 404) }
        let tag = "\"\(Identity(of: text))\""
        if request.header("If-None-Match") == tag { return HTTPResponse(status: 304, headers: ["etag": tag]) }
        return HTTPResponse(status: 200, headers: ["etag": tag], body: Array(text.utf8))
    }
}
