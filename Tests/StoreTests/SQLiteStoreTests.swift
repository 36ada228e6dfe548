import CivilTime
import Foundation
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("SQLite store")
struct SQLiteStoreTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    @Test("every commit waits for the disk")
    func synchronous() async throws {
        let store = try SQLiteStore(folder: state.path)
        let settings = try await store.write { transaction in
            let database = transaction.database
            return try ["synchronous", "foreign_keys", "journal_mode"].map {
                try String.fetchOne(database, sql: "PRAGMA \($0)") ?? ""
            }
        }
        #expect(settings == ["2", "1", "wal"])
    }

    @Test("only the owner can read the state")
    func modes() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.enqueue(notice("a"), at: noon)
        let names = try FileManager.default.contentsOfDirectory(atPath: state.path).sorted()
        #expect(names == ["lock", "nhaclich.db", "nhaclich.db-shm", "nhaclich.db-wal"])
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(state.path)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("a reader goes on while a write is under way, and sees nothing of it")
    func readsDoNotWait() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.enqueue(notice("before"), at: noon)
        let (begun, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let writing: Void = store.write { transaction in
            try notice("after").queue(for: nil, at: noon, in: &transaction)
            begun.signal()
            end.wait()
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                begun.wait()
                continuation.resume()
            }
        }
        #expect(try await store.deliveries(limit: 9).map(\.summary) == ["before"])
        end.signal()
        try await writing
        #expect(try await store.deliveries(limit: 9).map(\.summary) == ["before", "after"])
    }

    @Test("the tally is what counting would give")
    func tallies() async throws {
        let store = try SQLiteStore(folder: state.path)
        for round in 0..<40 {
            let occurrences = (0..<6).map { meeting("\(($0 * 7 + round) % 11)", starts: Double(round % 5)) }
            try await store.plan(
                occurrences.map { entry($0, leads: round % 2 == 0 ? [1, 2] : [2, 3]) },
                vanished: [meeting("\(round % 11)").id])
            let due = try await store.dueReminders(at: at(Double(round % 4)), limit: 5)
            let settlements = due.enumerated().map { index, item in
                Settlement(
                    reminder: item.reminder.id, state: index == 0 ? .missed : .settled,
                    deliveries: index == 0 ? [] : ["room", "hook"].map { delivery(item.reminder, on: $0, expires: 60) })
            }
            try await store.settle(settlements, at: noon)
            let states: [DeliveryState] = [.delivered, .deferred, .failed]
            let claimed = try await store.taken(channel: "room", at: at(Double(round)), limit: 4)
            try await store.record(
                claimed.enumerated().map { index, item in
                    DeliveryOutcome(
                        delivery: item.id, state: states[index % 3], at: noon,
                        retryAt: states[index % 3] == .deferred ? at(Double(round) + 2) : nil, note: "")
                })
            if round % 10 == 9 { _ = try await store.expireDeliveries(at: at(Double(round))) }
        }
        try await store.plan([entry(meeting("last", starts: 90))])
        try await store.prune(endedBefore: at(2))
        let tally = try await store.tally()
        let counts = try await store.read { database in
            (
                reminders: try Row.fetchAll(database, sql: "SELECT state, count(*) FROM reminder GROUP BY state").map {
                    (try $0.name(0) as ReminderState, try $0.count(1))
                },
                deliveries: try Row.fetchAll(database, sql: "SELECT state, count(*) FROM delivery GROUP BY state").map {
                    (try $0.name(0) as DeliveryState, try $0.count(1))
                },
                waiting: try Row.fetchAll(
                    database,
                    sql: """
                        SELECT channel, count(*) FROM delivery WHERE state IN ('queued', 'deferred') GROUP BY channel
                        """
                ).map { (try $0.text(0), try $0.count(1)) }
            )
        }
        #expect(tally.reminders == Dictionary(uniqueKeysWithValues: counts.reminders))
        #expect(tally.deliveries == Dictionary(uniqueKeysWithValues: counts.deliveries))
        #expect(tally.waiting == Dictionary(uniqueKeysWithValues: counts.waiting))
        #expect(tally.reminders.count == 5, "\(tally)")
        #expect(tally.deliveries.count > 3, "\(tally)")
    }

    @Test("what was returned survives SIGKILL")
    func killed() async throws {
        let returned = "\(state.path)/returned"
        let path = state.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, returned = returned as String] in
            let store = try SQLiteStore(folder: path)
            let log = open(returned, O_WRONLY | O_CREAT | O_APPEND, 0o600)
            await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for number in 0... {
                            let item = notice("\(writer)-\(number)")
                            try await store.enqueue(item, at: noon)
                            let line = Array("\(item.id)\n".utf8)
                            _ = write(log, line, line.count)
                            if writer == 0, number == 25 { kill(getpid(), SIGKILL) }
                        }
                    }
                }
            }
        }
        let lines = try String(contentsOfFile: returned, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 25)
        let store = try SQLiteStore(folder: state.path)
        for line in lines {
            let id = try #require(Identity(line))
            #expect(try await store.delivery(id)?.state == .queued)
        }
        #expect(try await store.tally().deliveries[.queued] ?? 0 >= lines.count)
    }
}
