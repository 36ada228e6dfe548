import Foundation
import ReminderCore
import Synchronization
import Testing

@testable import Daemon

@Suite("Reading a CalDAV calendar")
struct CalDAVUpdateTests {
    @Test("items and their tags survive a restart: then, only what changed is fetched")
    func restart() async throws {
        let server = ItemServer()
        let world = try World()
        let setup = try world.setup(calendars: "team: { caldav: \"http://dav.test/team/\" }", web: server)
        server.put("1", start: "20200213T013000Z")
        server.put("2", start: "20200214T013000Z")
        try await world.read(setup)
        #expect(try await world.store.tally().reminders[.planned] == 2)
        #expect(server.takeFetched() == ["/team/1.ics", "/team/2.ics"])

        // Another setup, made from the same configuration, knows nothing but what is in the store.
        let again = try world.setup(calendars: "team: { caldav: \"http://dav.test/team/\" }", web: server)
        server.put("2", start: "20200215T013000Z")
        try await world.read(again)
        #expect(server.takeFetched() == ["/team/2.ics"])
        #expect(try await world.store.documents(of: "team").map(\.entityTag) == ["1", "3"])
        server.delete("1")
        try await world.read(again)
        #expect(server.takeFetched() == [])
        #expect(try await world.store.nextDue() == moment("2020-02-15T07:30"))
        #expect(world.board.entry(of: "team").failure == nil)
    }

    @Test("a tag that changes without its item is written down")
    func tagOnly() async throws {
        let server = ItemServer()
        let world = try World()
        let setup = try world.setup(calendars: "team: { caldav: \"http://dav.test/team/\" }", web: server)
        server.put("1", start: "20200213T013000Z")
        try await world.read(setup)
        server.put("1", start: "20200213T013000Z")
        try await world.read(setup)
        #expect(server.takeFetched() == ["/team/1.ics", "/team/1.ics"])
        server.put("2", start: "20200213T013000Z")
        try await world.read(setup)
        #expect(server.takeFetched() == ["/team/2.ics"])
    }
}

/// A server with one calendar, as far as the source asks it.
private final class ItemServer: HTTPExchange {
    private struct State {
        var items: [String: (tag: Int, start: String)] = [:]
        var revision = 0
        var fetched: [String] = []
    }

    private let state = Mutex(State())

    func put(_ name: String, start: String) {
        state.withLock { state in
            state.revision += 1
            state.items[name] = (state.revision, start)
        }
    }

    func delete(_ name: String) {
        state.withLock { state in
            state.revision += 1
            state.items[name] = nil
        }
    }

    /// What was fetched since the last time.
    func takeFetched() -> [String] {
        state.withLock { state in
            defer { state.fetched = [] }
            return state.fetched
        }
    }

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let asked = String(decoding: request.body, as: UTF8.self)
        let body = state.withLock { state in
            if request.method == "PROPFIND" {
                return Self.response(
                    "/team/",
                    "<resourcetype><C:calendar/></resourcetype><sync-token>\(state.revision)</sync-token>"
                        + "<C:supported-calendar-component-set><C:comp name=\"VEVENT\"/></C:supported-calendar-component-set>"
                )
            }
            let isFetch = asked.contains("calendar-multiget")
            return state.items.sorted { $0.key < $1.key }.compactMap { name, item in
                let path = "/team/\(name).ics"
                let tag = "<getetag>\(item.tag)</getetag>"
                guard isFetch else { return Self.response(path, tag) }
                guard asked.contains(">\(path)<") else { return nil }
                state.fetched.append(path)
                let text = calendar(item.start).replacing("UID:0", with: "UID:\(name)")
                return Self.response(path, "\(tag)<C:calendar-data>\(text)</C:calendar-data>")
            }.joined()
        }
        let document = "<multistatus xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">\(body)</multistatus>"
        return HTTPResponse(status: 207, body: Array(document.utf8))
    }

    private static func response(_ href: String, _ properties: String) -> String {
        "<response><href>\(href)</href><propstat><prop>\(properties)</prop><status>HTTP/1.1 200 OK</status></propstat></response>"
    }
}
