import Foundation
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("A full disk")
struct FullDiskTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    /// A delivery of 100 KB.
    private func large(_ name: String) -> Delivery {
        Delivery(
            id: Identity(of: name), channel: "room", payload: Array(repeating: 1, count: 100_000), summary: name,
            due: noon, expires: at(48))
    }

    /// Fills the store; gives what was kept and the failure that ended it.
    private func fill(_ store: SQLiteStore) async throws -> (kept: [String], failure: StoreFailure) {
        var kept: [String] = []
        for number in 0..<1000 {
            do {
                try await store.enqueue(large("n\(number)"), at: noon)
                kept.append("n\(number)")
            } catch {
                return (kept, error)
            }
        }
        throw StoreFailure("the disk did not get full")
    }

    @Test("loses nothing that was returned, says so, and is over when there is space again")
    func limit() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.write { try $0.database.execute(sql: "PRAGMA max_page_count = 300") }
        let (kept, failure) = try await fill(store)
        #expect(
            failure
                == StoreFailure(
                    "the disk that holds \(state.database) is full", remedy: "free some space", isTemporary: true))
        #expect(kept.count > 3)
        #expect(try await store.deliveries(limit: 999).map(\.summary) == kept)
        try await store.write { try $0.database.execute(sql: "PRAGMA max_page_count = 100000") }
        try await store.enqueue(large("afterwards"), at: noon)
        #expect(try await store.deliveries(limit: 1).map(\.summary) == ["afterwards"])
    }

    @Test(
        "on a real file system, too",
        .enabled(if: SmallDisk.isPossible, "only root may mount the small file system that this needs"))
    func fileSystem() async throws {
        let disk = try SmallDisk(megabytes: 3)
        let kept: [String]
        do {
            let store = try SQLiteStore(folder: disk.path)
            let failure: StoreFailure
            (kept, failure) = try await fill(store)
            #expect(failure.problem == "the disk that holds \(disk.path)/nhaclich.db is full")
            #expect(failure.isTemporary)
            #expect(try await store.deliveries(limit: 999).map(\.summary) == kept)
            try disk.grow(megabytes: 30)
            try await store.enqueue(large("afterwards"), at: noon)
        }
        let store = try SQLiteStore(folder: disk.path)
        #expect(try await store.deliveries(limit: 999).map(\.summary) == kept + ["afterwards"])
    }

    @Test(
        "when it is full from the start, that is what opening says",
        .enabled(if: SmallDisk.isPossible, "only root may mount the small file system that this needs"))
    func fromTheStart() throws {
        let disk = try SmallDisk(megabytes: 1)
        try Data(count: 1_040_000).write(to: URL(filePath: disk.path + "/ballast"))
        let failure = #expect(throws: StoreFailure.self) { _ = try SQLiteStore(folder: disk.path) }
        #expect(failure?.isTemporary == true)
        #expect(failure?.description.contains("free some space") == true)
    }
}

/// A small file system in memory, unmounted with it.
private final class SmallDisk {
    let path: String
    private let state: TemporaryState

    /// Whether this process may mount one.
    static let isPossible = geteuid() == 0 && (try? SmallDisk(megabytes: 1)) != nil

    init(megabytes: Int) throws {
        state = try TemporaryState()
        path = state.path
        try run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path)
    }

    deinit { try? run("umount", "--lazy", path) }

    func grow(megabytes: Int) throws { try run("mount", "-o", "remount,size=\(megabytes)m", path) }

    private func run(_ command: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw StoreFailure("cannot \(command.joined(separator: " "))") }
    }
}
