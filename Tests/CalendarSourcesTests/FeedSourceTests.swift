import CalendarSources
import ReminderCore
import Testing

@Suite("Feed source")
struct FeedSourceTests {
    static let url = Secret("https://user:hunter2@calendar.example.org/ical/hunter2/basic.ics?key=hunter2#hunter2")
    static let hint = "https://calendar.example.org/…"

    private func source(_ answers: FakeWeb.Answer) -> FeedSource { FeedSource(url: Self.url, web: FakeWeb(answers)) }

    private func answer(
        _ status: Int, _ headers: [String: String] = [:], body: String = calendar(event("1"))
    ) -> FakeWeb.Answer {
        .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    @Test("a feed keeps to what every source keeps to")
    func conformance() async throws {
        let server = PublishedCalendar(calendar(event("1", "SUMMARY:Hội thảo")))
        try await SourceConformance(
            source: FeedSource(url: Self.url, web: server),
            change: { server.publish(calendar(event("1", "SUMMARY:\($0)"))) }, remove: { server.publish(nil) }
        ).check()
    }

    @Test("a request is bounded, follows five redirects and asks for a calendar")
    func request() async throws {
        let web = FakeWeb(answer(200))
        _ = try await FeedSource(url: Self.url, web: web).fetch(ifChangedSince: Validators())
        let request = try #require(web.requests.first)
        #expect(request.method == "GET" && request.url == Self.url && request.body.isEmpty)
        #expect(request.redirects == 5 && request.maximumBytes == 32 * 1024 * 1024 && request.timeout == .seconds(60))
        #expect(request.header("Accept")?.hasPrefix("text/calendar") == true)
        #expect(request.header("If-None-Match") == nil && request.header("If-Modified-Since") == nil)
    }

    @Test(
        "what the server gave to recognise the calendar by is sent back as it was",
        arguments: [
            ("\"abc\"", "Thu, 13 Feb 2020 01:30:00 GMT"), ("W/\"abc\"", nil), (nil, "Thu, 13 Feb 2020 01:30:00 GMT"),
            (nil, nil),
        ] as [(String?, String?)])
    func validators(entityTag: String?, lastModified: String?) async throws {
        var headers: [String: String] = [:]
        headers["etag"] = entityTag
        headers["last-modified"] = lastModified
        let web = FakeWeb(answer(200, headers))
        let source = FeedSource(url: Self.url, web: web)
        guard case .documents(_, let validators) = try await source.fetch(ifChangedSince: Validators()) else {
            Issue.record("it is unchanged")
            return
        }
        #expect(validators == Validators(entityTag: entityTag ?? "", lastModified: lastModified ?? ""))
        _ = try await source.fetch(ifChangedSince: validators)
        #expect(web.requests.map { $0.header("If-None-Match") } == [nil, entityTag])
        #expect(web.requests.map { $0.header("If-Modified-Since") } == [nil, lastModified])
    }

    @Test("an answer with content is taken, even though it was asked for only if changed")
    func ignoresValidators() async throws {
        let fetched = try await source(answer(200, ["etag": "\"b\""])).fetch(
            ifChangedSince: Validators(entityTag: "\"b\""))
        #expect(
            fetched
                == .documents(
                    [CalendarDocument(name: Self.hint, bytes: Array(calendar(event("1")).utf8))],
                    Validators(entityTag: "\"b\"")))
    }

    @Test("“not modified” is unchanged to who has something, and a failure to who has nothing")
    func notModified() async throws {
        for validators in [Validators(entityTag: "\"a\""), Validators(lastModified: "Thu, 13 Feb 2020 01:30:00 GMT")] {
            #expect(try await source(answer(304)).fetch(ifChangedSince: validators) == .unchanged)
        }
        #expect(await failure(of: source(answer(304)))?.reason == "\(Self.hint) answered with status 304")
    }

    @Test(
        "any other status is a failure that says which, and what to do",
        arguments: [
            (204, "browser"), (206, "browser"), (302, "browser"), (400, "browser"), (401, "logging in"),
            (403, "logging in"), (404, "moved"), (410, "moved"), (408, "tried again"), (425, "tried again"),
            (429, "tried again"), (500, "tried again"), (503, "tried again"), (599, "tried again"),
        ])
    func refused(status: Int, remedy: String) async throws {
        let failure = try #require(
            await failure(of: source(answer(status)), ifChangedSince: Validators(entityTag: "\"a\"")))
        #expect(failure.reason == "\(Self.hint) answered with status \(status)")
        #expect(failure.remedy.contains(remedy))
        #expect(failure.retryAfter == nil)
        #expect(!failure.description.contains("hunter2"))
    }

    @Test(
        "a server that asks to be left alone for some seconds, or until then, is heard, up to a day",
        arguments: [
            ("120", 120), ("0", 0), ("86400", 86_400), ("999999999", 86_400), ("-5", nil), ("soon", nil), ("", nil),
            ("Fri, 31 Jan 2020 17:00:30 GMT", 30),
        ] as [(String, Int64?)])
    func retryAfter(header: String, seconds: Int64?) async throws {
        for status in [429, 503] {
            let failure = try #require(await failure(of: source(answer(status, ["retry-after": header]))))
            #expect(failure.retryAfter == seconds.map { .seconds($0) })
        }
    }

    @Test(
        "what never came to an answer is a failure with the reason and without the address",
        arguments: [
            HTTPFailure(.address, "it is no address"), HTTPFailure(.connection, "the connection was refused"),
            HTTPFailure(.timeout, "it took longer than 60 s"), HTTPFailure(.reset, "the connection broke"),
            HTTPFailure(.tooLarge, "the answer is larger than 32 MiB"),
            HTTPFailure(.redirects, "there were more than 5 redirects"),
        ])
    func noAnswer(problem: HTTPFailure) async throws {
        let failure = try #require(await failure(of: source(.failure(problem))))
        #expect(failure.reason == "cannot get \(Self.hint): \(problem.reason)")
        #expect(!failure.description.contains("hunter2"))
    }

    @Test(
        "a page, nothing or anything else in place of the calendar is said so, without the address",
        arguments: [
            ("<!DOCTYPE html>\n<html><body>Đăng nhập</body></html>", "HTML"), ("", "empty"), (" \r\n", "blank"),
            ("{\"error\": 1}", "JSON"), ("<?xml version=\"1.0\"?><feed/>", "XML"),
            ("404 page not found", "not a calendar"),
            ("PK\u{3}\u{4}\u{0}\u{0}", "no text"),
        ])
    func strangers(body: String, what: String) async throws {
        let source = source(answer(200, body: body))
        guard case .documents(let documents, _) = try await source.fetch(ifChangedSince: Validators()) else {
            Issue.record("it is unchanged")
            return
        }
        #expect(documents.map(\.name) == [Self.hint])
        let failure = try #require(throws: SourceFailure.self) { _ = try reading(documents) }
        #expect(failure.reason.hasPrefix("\(Self.hint) is ") && failure.reason.contains(what))
        #expect(!failure.description.contains("hunter2"))
    }

    @Test("a feed has no path to watch")
    func watchesNothing() { #expect(source(answer(200)).watchedPaths.isEmpty) }
}
