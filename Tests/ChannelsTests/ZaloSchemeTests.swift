import CivilTime
import Foundation
import ReminderCore
import Store
import Testing
import WebClient

@testable import Channels

@Suite("Zalo's tokens")
struct ZaloSchemeTests {
    /// A server, and a memory, for one test.
    struct Scene {
        let server: ZaloServer
        let surroundings: ChannelSurroundings

        /// The scheme of the channel called `name`.
        func scheme(
            _ token: String = "f1rst r3fr3sh+token", secret: String = "app s3cr3t", name: String = "zalo"
        )
            -> ZaloScheme
        {
            ZaloScheme(
                KindSettings(
                    kind: "zalo-oa",
                    values: [
                        "app-id": .text("4291763606161179100"), "app-secret": .secret(Secret(secret)),
                        "refresh-token": .secret(Secret(token)), "token-url": .secret(Secret(server.url)),
                    ]), in: surroundings.of(name))
        }

        var exchanges: Int { server.book.requests.count }
    }

    /// The client of all tests.
    private static let web = WebClient(userAgent: "test")

    private func withScene(
        _ memory: any ChannelMemory = FleetingMemory(), _ body: (Scene) async throws -> Void
    ) async throws {
        let server = try await ZaloServer(["f1rst%20r3fr3sh%2Btoken", "an0ther"])
        let result: Result<Void, any Error>
        do {
            try await body(
                Scene(server: server, surroundings: .test(http: Self.web, patience: .seconds(120), memory: memory)))
            result = .success(())
        } catch { result = .failure(error) }
        await server.stop()
        try result.get()
    }

    /// The failure of asking for a token.
    private func failure(
        of scheme: ZaloScheme, at now: Instant = morning, from: SourceLocation = #_sourceLocation
    ) async throws -> DeliveryFailure {
        let failure = await #expect(throws: DeliveryFailure.self, sourceLocation: from) {
            try await scheme.values(at: now)
        }
        let found = try #require(failure, sourceLocation: from)
        for secret in ["f1rst", "r3fr3sh", "acc3ss", "s3cr3t", "127.0.0.1"] {
            #expect(!"\(found)\(String(reflecting: found))".contains(secret), sourceLocation: from)
        }
        #expect(!found.mayHaveArrived, "the notice was not even sent", sourceLocation: from)
        return found
    }

    @Test("the configured refresh token is exchanged once, in the way that Zalo wants")
    func first() async throws {
        try await withScene { scene async throws in
            let scheme = scene.scheme()
            for second in 0..<3 {
                #expect(
                    try await scheme.values(at: morning + .seconds(second)) == ["token": Secret("acc3ss-1")])
            }
            #expect(scene.exchanges == 1)
            let request = try #require(scene.server.book.requests.first)
            #expect(request.hasPrefix("POST /v4/oa/access_token HTTP/1.1\r\n"))
            #expect(request.contains("\r\nsecret_key: app s3cr3t\r\n"))
            #expect(request.lowercased().contains("\r\ncontent-type: application/x-www-form-urlencoded\r\n"))
            #expect(
                request.hasSuffix(
                    "\r\n\r\nrefresh_token=f1rst%20r3fr3sh%2Btoken&app_id=4291763606161179100&grant_type=refresh_token")
            )
        }
    }

    @Test(
        "a token is used almost as long as it is valid, and then exchanged for the next",
        arguments: [
            ("\"90000\"", 90_000 - 300), ("3600", 3600 - 300), ("\"600\"", 540), ("\"soon\"", 3300), ("null", 3300),
            ("-5", 3300), ("1", 54), ("1e300", 3300), ("99999999", 30 * 86_400 - 300),
        ])
    func expiry(lifetime: String, used: Int) async throws {
        try await withScene { scene async throws in
            scene.server.book.setLifetime(lifetime)
            let scheme = scene.scheme()
            let times = [(0, 1), (used - 1, 1), (used, 2), (used + 1, 2), (2 * used, 3)]
            for (second, number) in times {
                #expect(
                    try await scheme.values(at: morning + .seconds(second)) == ["token": Secret("acc3ss-\(number)")])
            }
            #expect(scene.exchanges == 3)
        }
    }

    @Test("many attempts at once make one exchange, and many refusals one more")
    func together() async throws {
        try await withScene { scene async throws in
            let schemes = ["a", "b", "c"].map { scene.scheme(name: $0) }
            for number in 1...2 {
                let tokens = try await withThrowingTaskGroup { group in
                    for index in 0..<30 {
                        group.addTask {
                            let scheme = schemes[index % 3]
                            let later = morning + .seconds(number * 3600)
                            if number == 2 {
                                #expect(try await scheme.renew(["token": Secret("acc3ss-1")], at: later))
                            }
                            return try await scheme.values(at: later)
                        }
                    }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect(tokens == [["token": Secret("acc3ss-\(number)")]])
                #expect(scene.exchanges == number)
            }
        }
    }

    @Test("many attempts at once that fail ask once")
    func failTogether() async throws {
        try await withScene { scene async throws in
            scene.server.book.expect(.answer("503 Service Unavailable"))
            let scheme = scene.scheme()
            await withTaskGroup { group in
                for _ in 0..<8 { group.addTask { _ = try? await scheme.values(at: morning) } }
            }
            #expect(scene.exchanges <= 2, "the first fails for all who wait; who comes later gets the next")
        }
    }

    @Test("a restart makes no exchange, and the next one uses the token that came last")
    func restart() async throws {
        try await withTemporaryFolder { folder in
            try await withScene(FleetingMemory()) { scene async throws in
                for (restart, number) in [(0, 1), (1, 1), (25, 2), (26, 2)] {
                    let store = try SQLiteStore(folder: folder)
                    defer { store.close() }
                    let again = Scene(
                        server: scene.server,
                        surroundings: .test(http: Self.web, patience: .seconds(120), memory: store))
                    let values = try await again.scheme().values(at: morning + .seconds(restart * 3600))
                    #expect(values == ["token": Secret("acc3ss-\(number)")])
                }
                #expect(scene.exchanges == 2)
                #expect(scene.server.book.requests[1].contains("refresh_token=r3fr3sh-1&"))
            }
        }
    }

    @Test("a pair that cannot be written down is not used, and not lost")
    func fullDisk() async throws {
        let memory = UnwillingMemory()
        try await withScene(memory) { scene async throws in
            await memory.fill()
            let scheme = scene.scheme()
            for _ in 1...2 {
                let failure = try await failure(of: scheme)
                #expect(failure.remedy == .retry())
                #expect(failure.reason.contains("the disk is full"))
            }
            await memory.free()
            #expect(try await scheme.values(at: morning) == ["token": Secret("acc3ss-1")])
            #expect(scene.exchanges == 1)
            let restarted = Scene(
                server: scene.server, surroundings: .test(http: Self.web, patience: .seconds(120), memory: memory))
            #expect(try await restarted.scheme().values(at: morning) == ["token": Secret("acc3ss-1")])
        }
    }

    @Test("killed after the answer and before it was written down, the operator has to help, and is told how")
    func killed() async throws {
        try await withScene { scene async throws in
            _ = try await scene.scheme().values(at: morning)
            let forgetful = Scene(server: scene.server, surroundings: .test(http: Self.web, patience: .seconds(120)))
            let failure = try await failure(of: forgetful.scheme())
            #expect(failure.remedy == .mendChannel)
            #expect(
                failure.reason
                    == "Zalo answered 200 to the refresh token: it was used before, or is too old; authorise the app "
                    + "anew at https://developers.zalo.me, and write the refresh token that it gives in the channel's "
                    + "refresh-token")
            #expect(
                try await forgetful.scheme("an0ther").values(at: morning) == ["token": Secret("acc3ss-2")],
                "and that helps")
        }
    }

    @Test("a refresh token that is written anew starts afresh, another secret does not")
    func newToken() async throws {
        try await withScene { scene async throws in
            _ = try await scene.scheme().values(at: morning)
            #expect(try await scene.scheme(secret: "other").values(at: morning) == ["token": Secret("acc3ss-1")])
            #expect(try await scene.scheme("an0ther").values(at: morning) == ["token": Secret("acc3ss-2")])
            #expect(scene.exchanges == 2)
        }
    }

    @Test("an exchange that nobody heard of is made at once")
    func unheard() async throws {
        try await withScene { scene async throws in
            scene.server.book.expect(.unheard)
            #expect(try await scene.scheme().values(at: morning) == ["token": Secret("acc3ss-1")])
            #expect(scene.exchanges == 2)
        }
    }

    @Test("when two go unheard, it is tried again later")
    func unheardTwice() async throws {
        try await withScene { scene async throws in
            scene.server.book.expect(.unheard, .unheard)
            let failure = try await failure(of: scene.scheme())
            #expect(failure.remedy == .retry())
            #expect(failure.reason.hasPrefix("Zalo's tokens cannot be renewed: "))
            #expect(try await scene.scheme().values(at: morning) == ["token": Secret("acc3ss-1")])
            #expect(scene.exchanges == 3)
        }
    }

    @Test("an answer that is lost may have used the token up: then only the operator can help")
    func lost() async throws {
        try await withScene { scene async throws in
            scene.server.book.expect(.unanswered)
            let failure = try await failure(of: scene.scheme())
            #expect(failure.remedy == .mendChannel)
            #expect(failure.reason.contains("the answer before was lost, and the new tokens with it"))
            #expect(failure.reason.contains("write the refresh token that it gives in the channel's refresh-token"))
            #expect(scene.exchanges == 2)
        }
    }

    @Test(
        "every other answer has its consequence",
        arguments: [
            (.answer("503 Down", ["Retry-After: 120"]), .retry(after: .seconds(120)), "503"),
            (.answer("429 Slow Down"), .retry(), "429"), (.answer("504 Gateway", body: "<html>"), .retry(), "504"),
            (.answer("200 OK", body: "<html>f1rst r3fr3sh+token</html>"), .retry(), "•••"),
            (.answer("200 OK", body: #"{"error":"-14014"}"#), .mendChannel, "it was used before, or is too old"),
            (.answer("200 OK", body: #"{"error":-14002}"#), .mendChannel, "see the channel's app-id and app-secret"),
            (.answer("200 OK", body: #"{"access_token":""}"#), .mendChannel, "app-secret"),
            (.answer("400 Bad Request", body: "{}"), .mendChannel, "app-secret"),
            (.answer("403 Forbidden"), .mendChannel, "403"),
        ] as [(ZaloServer.Mishap, DeliveryFailure.Remedy, String)])
    func refusals(mishap: ZaloServer.Mishap, remedy: DeliveryFailure.Remedy, words: String) async throws {
        try await withScene { scene async throws in
            scene.server.book.expect(mishap)
            let failure = try await failure(of: scene.scheme())
            #expect(failure.remedy == remedy)
            #expect(failure.reason.contains(words), "\(failure)")
            #expect(scene.exchanges == 1)
        }
    }

    @Test("an answer without a new refresh token leaves the old one in use")
    func notRotated() async throws {
        try await withScene { scene async throws in
            scene.server.book.expect(.answer("200 OK", body: #"{"access_token":"acc3ss","expires_in":60}"#))
            #expect(try await scene.scheme().values(at: morning) == ["token": Secret("acc3ss")])
            #expect(try await scene.scheme().values(at: morning + .seconds(60)) == ["token": Secret("acc3ss-1")])
        }
    }

    @Test("a new token that is refused is not exchanged again and again")
    func probation() async throws {
        try await withScene { scene async throws in
            let scheme = scene.scheme()
            let values = try await scheme.values(at: morning)
            #expect(try await !scheme.renew(values, at: morning + .seconds(59)))
            #expect(scene.exchanges == 1)
            #expect(try await scheme.renew(values, at: morning + .seconds(60)))
            #expect(try await scheme.renew(values, at: morning + .seconds(61)), "it has another already")
            #expect(scene.exchanges == 2)
        }
    }

    @Test("operators are shown when a refresh token grows old, and what to do")
    func age() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(folder: folder)
            try await withScene(store) { scene async throws in
                _ = try await scene.scheme().values(at: morning)
                let days = { (count: Int) in morning + .seconds(count * 86_400) }
                #expect(try await store.shownMemories(at: days(75) - .seconds(1)) == [:])
                let words = "of 2020-02-12, and of no use after 2020-05-12: renew it before with nhaclich test zalo"
                #expect(try await store.shownMemories(at: days(75)) == ["zalo": ["refresh-token": words]])
                _ = try await scene.scheme().values(at: days(80))
                #expect(try await store.shownMemories(at: days(80)) == [:])
            }
        }
    }
}
