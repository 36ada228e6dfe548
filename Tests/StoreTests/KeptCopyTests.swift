import CivilTime
import Foundation
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("The way back from an upgrade")
struct KeptCopyTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    @Test("the store is kept as it was before it is brought up to date", arguments: StoredFile.schemas)
    func isKept(schema: Int) throws {
        try StoredFile.load(schema, into: state)
        let before = try state.rows()
        let store = try SQLiteStore(folder: state.path)
        let kept = try #require(store.upgrade?.kept)
        #expect(kept == "\(state.database).schema-\(schema)")
        #expect(try state.rows("nhaclich.db.schema-\(schema)") == before)
        #expect(try state.ask("nhaclich.db.schema-\(schema)") { try Migrations.version(of: $0) } == schema)
        let attributes = try FileManager.default.attributesOfItem(atPath: kept)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("a new store and one of today have nothing to keep")
    func nothingToKeep() throws {
        for _ in 0..<2 {
            let store = try SQLiteStore(folder: state.path)
            #expect(store.upgrade == nil)
            store.close()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.path).sorted() == ["lock", "nhaclich.db"])
    }

    @Test("an earlier program names what was kept, and the command that puts it back")
    func downgrade() throws {
        try SQLiteStore(folder: state.path).close()
        let known = Migrations.all.count
        try FileManager.default.copyItem(atPath: state.database, toPath: "\(state.database).schema-\(known)")
        try DatabaseQueue(path: state.database).write { try $0.execute(sql: "PRAGMA user_version = \(known + 1)") }
        let failure = try #require(throws: StoreFailure.self) { try SQLiteStore(folder: state.path) }
        #expect(
            failure.remedy == """
                install the newer nhaclich again, or go back to what was kept before it: \
                nhaclich restore \(state.database).schema-\(known)
                """)
        _ = try StoreCopy.putBack("\(state.database).schema-\(known)", into: state.path)
        try SQLiteStore(folder: state.path).close()
    }

    @Test("only the last one is kept, for as long as history is")
    func bounds() async throws {
        try StoredFile.load(6, into: state)
        let old = "\(state.database).schema-5"
        try Data("cũ".utf8).write(to: URL(filePath: old))
        let store = try SQLiteStore(folder: state.path)
        #expect(!FileManager.default.fileExists(atPath: old))
        let kept = try #require(store.upgrade?.kept)
        let written = try #require(FileStatus(kept)?.changed)
        try await store.prune(endedBefore: written)
        #expect(FileManager.default.fileExists(atPath: kept))
        try await store.prune(endedBefore: written + .seconds(1))
        #expect(!FileManager.default.fileExists(atPath: kept))
    }

    @Test("a store that cannot be kept is brought up to date all the same, and that is told")
    func noRoom() async throws {
        try StoredFile.load(5, into: state)
        // Something that no file can replace is in its place.
        let place = "\(state.database).schema-5"
        try FileManager.default.createDirectory(atPath: "\(place)/in-the-way", withIntermediateDirectories: true)
        let store = try SQLiteStore(folder: state.path)
        #expect(store.upgrade?.kept == nil && store.upgrade?.obstacle?.hasPrefix("cannot write \(place): ") == true)
        #expect(try await store.tally().reminders[.planned] == 7)
        #expect(!FileManager.default.fileExists(atPath: "\(place).part"))
    }
}
