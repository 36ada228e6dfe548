import CivilTime
import GRDB
import GRDBSQLite
import ReminderCore
import Testing

@testable import Store

@Suite("Claims of a long queue", .serialized)
struct ClaimSpeedTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    /// Queues `count` deliveries on a channel, each about one of `events` occurrences.
    private func fill(_ store: SQLiteStore, _ count: Int, events: Int) async throws {
        try await store.plan((0..<events).map { entry(meeting("\($0)"), leads: []) })
        try await store.write { transaction in
            for number in 0..<count {
                let about = meeting("\(number % events)")
                try notice("\(number)", about: [about]).queue(for: nil, at: noon, in: &transaction)
            }
        }
    }

    /// How many steps SQLite's machine takes for a claim of eight: unlike time, the same on every machine.
    private func steps(_ store: SQLiteStore) async throws -> Int {
        try await store.read { database in
            let statement = try database.makeStatement(sql: Claim.candidates)
            let rows = try Row.fetchAll(statement, arguments: ["room", noon.milliseconds + 60_000, 8])
            #expect(!rows.isEmpty)
            return Int(sqlite3_stmt_status(statement.sqliteStatement, SQLITE_STMTSTATUS_VM_STEP, 0))
        }
    }

    @Test("a claim takes as long with ten thousand deliveries in the queue as with a hundred", arguments: [1, 20])
    func claim(share: Int) async throws {
        let (small, large) = (try TemporaryState(), try TemporaryState())
        let few = try SQLiteStore(folder: small.path)
        let many = try SQLiteStore(folder: large.path)
        try await fill(few, 100, events: 100 / share)
        try await fill(many, 10_000, events: 10_000 / share)
        let (before, after) = (try await steps(few), try await steps(many))
        #expect(after <= 2 * before, "\(before) steps with 100, \(after) with 10,000")
    }

    @Test("all of ten thousand go out, each event's in order")
    func drain() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await fill(store, 10_000, events: 500)
        var taken: [[Int]] = Array(repeating: [], count: 500)
        var count = 0
        let duration = try await ContinuousClock().measure {
            while true {
                let claimed = try await store.taken(channel: "room", at: noon, limit: 500)
                if claimed.isEmpty { break }
                count += claimed.count
                for number in claimed.compactMap({ Int($0.summary) }) { taken[number % 500].append(number) }
                try await store.write { transaction in
                    let arrival = try transaction.direct(Recording.arrival)
                    for delivery in claimed {
                        _ = try Recording(outcome(of: delivery, .delivered), with: arrival).take(in: &transaction)
                    }
                }
            }
        }
        #expect(count == 10_000)
        #expect(taken.allSatisfy { $0 == $0.sorted() && $0.count == 20 })
        #expect(duration < .seconds(20))
    }

    @Test("five thousand urgent ones that wait for five thousand others do not hold them up")
    func inversion() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.plan((0..<5000).map { entry(meeting("\($0)"), leads: []) })
        try await store.write { transaction in
            for number in 0..<10_000 {
                let item = notice(
                    "\(number)", about: [meeting("\(number % 5000)")], urgency: number < 5000 ? .usual : .soon)
                try item.queue(for: nil, at: noon, in: &transaction)
            }
        }
        #expect(try await steps(store) < 2000)
        let taken = try await store.taken(channel: "room", at: noon, limit: 9999)
        #expect(taken.compactMap { Int($0.summary) } == Array(0..<5000))
    }

    @Test("of ten thousand about one event one goes out, and the claim looks at each but once")
    func oneEvent() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await fill(store, 10_000, events: 1)
        #expect(try await steps(store) < 40 * 10_000)
        #expect(try await store.taken(channel: "room", at: noon, limit: 8).map(\.summary) == ["0"])
    }
}
