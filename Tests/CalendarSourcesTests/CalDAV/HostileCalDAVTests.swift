import CalendarSources
import Foundation
import ReminderCore
import Testing

@Suite("CalDAV source, with servers that mean no good")
struct HostileCalDAVTests {
    private static let calendarAddress = "https://an:hunter2@dav.example.org/an/team/"

    private func answer(_ body: String, status: Int = 207, _ headers: [String: String] = [:]) -> FakeWeb.Answer {
        .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    /// A list of resources: for each its address and the text of its properties.
    private func list(_ resources: (href: String, properties: String)...) -> String {
        let responses = resources.map { href, properties in
            "<response><href>\(href)</href><propstat><prop>\(properties)</prop><status>HTTP/1.1 200 OK</status></propstat></response>"
        }
        return """
            <?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" \
            xmlns:S="http://calendarserver.org/ns/">\(responses.joined())</multistatus>
            """
    }

    /// A calendar with events.
    private let team = """
        <resourcetype><collection/><C:calendar/></resourcetype><S:getctag>1</S:getctag>\
        <C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>
        """

    private func source(_ web: FakeWeb, at url: String = calendarAddress) -> CalDAVSource {
        CalDAVSource(url: Secret(url), web: web)
    }

    /// What happens when `item` is all that is in a calendar.
    private func failure(ofItem item: FakeWeb.Answer, list listed: FakeWeb.Answer? = nil) async -> SourceFailure? {
        let place = answer(list((href: "/an/team/", properties: team)))
        let items = listed ?? answer(list((href: "/an/team/1.ics", properties: "<getetag>\"1\"</getetag>")))
        return await CalendarSourcesTests.failure(of: source(FakeWeb(place, place, items, item)))
    }

    @Test("user and password in the address are sent as RFC 7617 says, and never shown")
    func credentials() async throws {
        let web = FakeWeb(answer("", status: 401))
        let refusal = try #require(await CalendarSourcesTests.failure(of: source(web)))
        let request = try #require(web.requests.first)
        #expect(request.header("Authorization") == "Basic \(Data("an:hunter2".utf8).base64EncodedString())")
        #expect(request.url == Secret("https://dav.example.org/an/team/"))
        #expect(request.maximumBytes == 32 * 1024 * 1024 && request.redirects == 0 && request.header("Depth") == "0")
        #expect(!refusal.description.contains("hunter2") && refusal.description.contains("dav.example.org"))
    }

    @Test(
        "credentials follow a redirect on the same machine and into encryption, and no other",
        arguments: [
            ("https://dav.example.org/other/", "https://dav.example.org/other/"),
            ("/other", "https://dav.example.org/other"),
            ("https://evil.example.org/", nil), ("//evil.example.org/", nil), ("http://dav.example.org/an/team/", nil),
            ("https://dav.example.org:8443/", nil), ("https://dav.example.org@evil.example.org/", nil),
            ("file:///etc/passwd", nil), ("https://dav.example.org.evil.example.org/", nil), ("", nil),
        ] as [(String, String?)])
    func redirects(location: String, target: String?) async throws {
        let web = FakeWeb(answer("", status: 301, ["location": location]), answer("", status: 401))
        let refusal = try #require(await CalendarSourcesTests.failure(of: source(web)))
        if let target {
            #expect(web.requests.last?.url == Secret(target) && web.requests.count == 2)
        } else {
            #expect(web.requests.count == 1)
            #expect(refusal.reason.contains("must not be sent"), "\(refusal)")
        }
    }

    @Test("an http address may be redirected to https, and redirects come to an end")
    func upgrades() async throws {
        let web = FakeWeb(answer("", status: 301, ["location": "https://dav.example.org/an/"]), answer("", status: 401))
        _ = await CalendarSourcesTests.failure(of: source(web, at: "http://an:hunter2@dav.example.org/"))
        #expect(web.requests.map(\.url).last == Secret("https://dav.example.org/an/"))
        let circle = FakeWeb(answer("", status: 301, ["location": "/an/team/"]))
        #expect(await CalendarSourcesTests.failure(of: source(circle))?.reason.hasSuffix("more than 5 times") == true)
        #expect(circle.requests.count == 6)
    }

    @Test(
        "homes and items on other machines are not followed",
        arguments: [
            "https://evil.example.org/1.ics", "//evil.example.org/1.ics", "/an/team/../../root", "ftp://a/", "",
        ])
    func otherMachines(href: String) async throws {
        let listed = try #require(
            await failure(ofItem: answer(""), list: answer(list((href: href, properties: "<getetag>1</getetag>")))))
        #expect(listed.reason.hasPrefix("https://dav.example.org/… "))
        let home =
            "<resourcetype><collection/></resourcetype><C:calendar-home-set><href>\(href)</href></C:calendar-home-set>"
        let web = FakeWeb(answer(list((href: "/", properties: home))))
        #expect(await CalendarSourcesTests.failure(of: source(web, at: "https://dav.example.org/")) != nil)
        #expect(web.requests.allSatisfy { $0.url.reveal().hasPrefix("https://dav.example.org/") })
    }

    @Test("an entity is not expanded, be it a file or a bomb, and a document type is refused")
    func entities() async throws {
        let bomb = (1...20).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
        for declaration in [
            "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY e0 \"lol\">\(bomb)<!ENTITY x \"&e20;\">",
            "<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;", "<!ENTITY x \"&x;\">",
        ] {
            let body = """
                <!DOCTYPE multistatus [\(declaration)]><multistatus xmlns="DAV:"><response><href>&x;</href>\
                </response></multistatus>
                """
            let refusal = try #require(await failure(ofItem: answer(body)))
            #expect(refusal.reason.contains("document type") || refusal.reason.contains("broken XML"), "\(refusal)")
            #expect(!refusal.reason.contains("root:"))
        }
        let undeclared = "<multistatus xmlns=\"DAV:\"><response><href>&x;</href></response></multistatus>"
        #expect(await failure(ofItem: answer(undeclared)) != nil)
    }

    @Test("broken, foreign, deep and endless answers are refused with what is wrong")
    func broken() async throws {
        let head = "<multistatus xmlns=\"DAV:\">"
        for (body, problem) in [
            ("", "is empty"), ("<multistatus xmlns=\"DAV:\"><response>", "broken XML"), ("{}", "broken XML"),
            ("<html><body/></html>", "is not of WebDAV"), ("<multistatus/>", "is not of WebDAV"),
            ("<a xmlns=\"DAV:\"><multistatus/></a>", "is not of WebDAV"), ("\(head)\u{0}</multistatus>", "broken XML"),
            (
                head + String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100) + "</multistatus>",
                "inside one another"
            ),
            (
                head + "<response>" + String(repeating: "<a/>", count: 20_001) + "</response></multistatus>",
                "too many elements"
            ),
            (
                head + String(repeating: "<response><href>/an/team/1.ics</href></response>", count: 3)
                    + "</multistatus>", "more than 2 entries"
            ),
        ] {
            let refusal = try #require(await failure(ofItem: answer(body)))
            #expect(refusal.reason.contains(problem), "\(body.prefix(60)): \(refusal)")
        }
        let many = (1...20_001).map { "<response><href>/an/team/\($0).ics</href></response>" }.joined()
        let listed = try #require(await failure(ofItem: answer(""), list: answer("\(head)\(many)</multistatus>")))
        #expect(listed.reason.hasSuffix("its answer has more than 20000 entries"))
    }

    @Test("an answer that breaks off anywhere is refused, and one that is damaged anywhere is at worst refused")
    func damaged() async throws {
        let properties = "<getetag>\"1\"</getetag><C:calendar-data>\(calendar(event("1")))</C:calendar-data>"
        let whole = Array(list((href: "/an/team/1.ics", properties: properties)).utf8)
        func failure(of bytes: [UInt8]) async -> SourceFailure? {
            await self.failure(ofItem: .success(HTTPResponse(status: 207, body: bytes)))
        }
        #expect(await failure(of: whole) == nil)
        for place in stride(from: 0, to: whole.count, by: 7) {
            #expect(await failure(of: Array(whole[..<place])) != nil)
            for byte in [0, 0x26, 0x3C, 0x3E, 0xC3, 0xFF] as [UInt8] {
                var damaged = whole
                damaged[place] = byte
                if let failure = await failure(of: damaged) {
                    #expect(failure.reason.hasPrefix("https://dav.example.org/… "))
                }
            }
        }
    }

    @Test("an item that is listed and not given is a failure, one that is gone is not")
    func missing() async throws {
        let none = try #require(await failure(ofItem: answer(list())))
        #expect(none.reason.hasSuffix("does not give 1 of the items that it lists"))
        let gone =
            "<multistatus xmlns=\"DAV:\"><response><href>/an/team/1.ics</href><status>HTTP/1.1 404 Gone</status></response></multistatus>"
        #expect(await failure(ofItem: answer(gone)) == nil)
        let dumb = list((href: "/an/team/1.ics", properties: "<getetag>1</getetag>"))
        #expect(await failure(ofItem: answer(dumb))?.reason.contains("'1.ics'") == true)
        let large = FakeWeb.Answer.failure(HTTPFailure(.tooLarge, "its answer is larger than 32 MiB"))
        #expect(await failure(ofItem: large)?.reason.hasSuffix("its answer is larger than 32 MiB") == true)
    }

    @Test("of calendars called the same, the part of the address chooses; many are too many to be read together")
    func names() async throws {
        let same = "\(team)<displayname>Họp</displayname>"
        let home = list((href: "/an/a/", properties: same), (href: "/an/b/", properties: same))
        func failure(named name: String?, of list: String) async -> SourceFailure? {
            let place = answer(self.list((href: "/an/", properties: "<resourcetype><collection/></resourcetype>")))
            let web = FakeWeb(place, answer(list), answer(self.list()))
            let url = Secret("https://dav.example.org/an/")
            return await CalendarSourcesTests.failure(of: CalDAVSource(url: url, name: name, web: web))
        }
        #expect(await failure(named: "Họp", of: home)?.remedy == "give the last part of the address of one")
        #expect(await failure(named: "b", of: home) == nil)
        let many = (1...201).map { list((href: "/an/\($0)/", properties: team)) }
        let bodies = many.map { $0.split(separator: "<response>").last?.split(separator: "</multistatus>").first ?? "" }
        let all = list().replacing("</multistatus>", with: bodies.map { "<response>\($0)" }.joined() + "</multistatus>")
        #expect(await failure(named: nil, of: all)?.reason.hasSuffix("has more than 200 calendars") == true)
        #expect(await failure(named: "201", of: all) == nil)
    }

    @Test("of many items with many faults not every one is listed, and what can be read is")
    func faults() throws {
        let broken = calendar(event("1")).replacing(
            "VERSION:2.0", with: Array(repeating: "?", count: 200).joined(separator: "\r\n"))
        let documents = (1...300).map { CalendarDocument(name: "\($0).ics", bytes: Array(broken.utf8)) }
        let reading = try reading(documents)
        #expect(reading.faults.count <= 10_002 && reading.faults.contains { $0.problem.contains("not listed") })
        #expect(reading.occurrences.count == 1)
    }

    @Test("an item broken off in the middle does not hold up the others")
    func cutOff() throws {
        let whole = calendar(event("1", "SUMMARY:Một"))
        let documents = [whole, String(calendar(event("2", "SUMMARY:Hai")).dropLast(30))].map {
            CalendarDocument(name: "item", bytes: Array($0.utf8))
        }
        let reading = try source(FakeWeb(answer(""))).interpret(
            documents, calendar: "team", window: at("2020-02-01")..<at("2020-03-01"), zone: VietnamZone(),
            zones: FewZones())
        #expect(!reading.isCutOff && reading.occurrences.map(\.title).contains("Một"))
    }

    @Test(
        "a refusal says what to do, and a server that asks to be left alone is heard",
        arguments: [
            (401, "check both"), (403, "may read"), (404, "nothing at it"), (405, "of the server"),
            (200, "of the server"),
            (429, "tried again"), (503, "tried again"),
        ])
    func refusals(status: Int, remedy: String) async throws {
        for (header, wait) in [("120", 120), ("Sat, 01 Feb 2020 00:01:00 GMT", 60)] as [(String, Int64)] {
            let web = FakeWeb(answer("", status: status, ["retry-after": header]))
            let refusal = try #require(await CalendarSourcesTests.failure(of: source(web)))
            #expect(refusal.remedy.contains(remedy), "\(refusal)")
            if status > 402, status != 405 {
                // It is midnight in Việt Nam, seven hours before.
                #expect(refusal.retryAfter == .seconds(header == "120" ? 120 : wait + 7 * 3600))
            }
        }
        let digest = FakeWeb(answer("", status: 401, ["www-authenticate": "Digest realm=\"dav\""]))
        #expect(await CalendarSourcesTests.failure(of: source(digest))?.remedy.hasPrefix("switch Basic") == true)
    }

    @Test("a server that gives no mark is listed each time, and one that cannot search is listed whole")
    func poorServers() async throws {
        let place = answer(list((href: "/an/team/", properties: "<resourcetype><C:calendar/></resourcetype>")))
        let items = answer(
            list(
                (href: "/an/team/", properties: "<resourcetype><collection/></resourcetype>"),
                (
                    href: "/an/team/1.ics",
                    properties: "<getetag>1</getetag><getcontenttype>text/calendar</getcontenttype>"
                ),
                (href: "/an/team/a.txt", properties: "<getetag>1</getetag><getcontenttype>text/plain</getcontenttype>"))
        )
        let text = calendar(event("1", "SUMMARY:Một"))
        let item = answer(
            list(
                (
                    href: "http://dav.example.org:8080/an/t%65am/1.ics",
                    properties: "<C:calendar-data><![CDATA[\(text)]]></C:calendar-data>"
                )))
        let web = FakeWeb(place, place, answer("", status: 403), items, item, place, answer("", status: 403), items)
        var team = Follower(source(web))
        #expect(try await team.read())
        #expect(try team.titles() == ["Một"])
        #expect(team.documents.map(\.name) == ["https://dav.example.org/…/1.ics"])
        #expect(web.requests.map(\.method) == ["PROPFIND", "PROPFIND", "REPORT", "PROPFIND", "REPORT"])
        #expect(try await team.read())
        #expect(web.requests.count == 8)
    }
}
