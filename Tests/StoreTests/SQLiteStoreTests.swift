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
