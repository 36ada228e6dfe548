import Foundation
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("Group commit")
struct GroupCommitTests {
    let state: TemporaryState
    let store: SQLiteStore

    init() throws {
        state = try TemporaryState()
        store = try SQLiteStore(folder: state.path)
    }

    /// Runs `body` while the writer is busy with a write of its own, so that what `body` starts has to wait together.
    ///
    /// - Parameter count: How many writes `body` starts.
    private func withBusyWriter(awaiting count: Int, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let store = store
        let end = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await store.write { _ in end.wait() } }
            while store.writer.transactions == 0 { await Task.yield() }
            group.addTask { try await body() }
            while store.writer.waiting < count { await Task.yield() }
            end.signal()
            try await group.waitForAll()
        }
    }

    @Test("writes that come together share one transaction")
    func groups() async throws {
        let store = store
        try await withBusyWriter(awaiting: 64) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<64 {
                    group.addTask { try await store.enqueue(notice("\(number)"), at: noon) }
                }
                try await group.waitForAll()
            }
        }
        #expect(store.writer.transactions == 2)
        #expect(try await store.tally().deliveries == [.queued: 64])
    }

    @Test("a write that fails takes back its own changes and nobody else's")
    func failure() async throws {
        let store = store
        let failures = Failures()
        try await withBusyWriter(awaiting: 3) {
            async let first: Void = store.enqueue(notice("first"), at: noon)
            async let second: Void = {
                do {
                    try await store.write { transaction in
                        try notice("second").queue(for: nil, at: noon, in: &transaction)
                        try notice("orphan").queue(
                            for: ReminderPlace(reminder: 99, occurrence: 99), at: noon, in: &transaction)
                    }
                } catch {
                    await failures.add(error)
                }
            }()
            async let third: Void = store.enqueue(notice("third"), at: noon)
            _ = try await (first, second, third)
        }
        #expect(store.writer.transactions == 2)
        #expect(await failures.all.count == 1)
        #expect(Set(try await store.deliveries(limit: 9).map(\.summary)) == ["first", "third"])
    }

    @Test("when the commit fails, every write in it has failed")
    func failingCommit() async throws {
        let store = store
        let failures = Failures()
        try await withBusyWriter(awaiting: 2) {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    do { try await store.enqueue(notice("innocent"), at: noon) } catch { await failures.add(error) }
                }
                group.addTask {
                    do {
                        try await store.write { transaction in
                            // The broken reference is noticed by the commit, not before.
                            try transaction.database.execute(sql: "PRAGMA defer_foreign_keys = ON")
                            try notice("orphan").queue(
                                for: ReminderPlace(reminder: 99, occurrence: 99), at: noon, in: &transaction)
                        }
                    } catch {
                        await failures.add(error)
                    }
                }
            }
        }
        #expect(await failures.all.count == 2)
        #expect(try await store.deliveries(limit: 9) == [])
        try await store.enqueue(notice("afterwards"), at: noon)
        #expect(try await store.deliveries(limit: 9).map(\.summary) == ["afterwards"])
    }

    @Test("a failure does not tell what was to be written")
    func discretion() async throws {
        let secret = "gặp luật sư"
        let failure = await #expect(throws: StoreFailure.self) {
            try await store.write { transaction in
                try transaction.database.execute(
                    sql: "INSERT INTO delivery (id, channel, summary, due) VALUES (?, ?, ?, ?)",
                    arguments: [secret, secret, secret, secret])
            }
        }
        #expect(failure?.description.contains(secret) == false)
        #expect(failure?.isTemporary == false)
    }
}

/// Collects failures of several tasks.
private actor Failures {
    var all: [StoreFailure] = []

    func add(_ failure: any Error) {
        if let failure = failure as? StoreFailure { all.append(failure) }
    }
}
