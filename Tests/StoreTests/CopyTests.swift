import Foundation
import GRDB
import Glibc
import ReminderCore
import Testing

@testable import Store

@Suite("Copies of the store")
struct CopyTests {
    let state: TemporaryState
    private var target: String { "\(state.path)/backup.db" }

    init() throws { state = try TemporaryState() }

    /// What goes wrong with `body`; nil when nothing does.
    private func refusal(_ body: () throws -> Void) -> CopyRefusal? {
        do {
            try body()
            return nil
        } catch { return error as? CopyRefusal }
    }

    private func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func makeForeignDatabase(at path: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE bookmark (address TEXT)") }
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: state.path).sorted() }
    }

    @Test("a copy of a store in use is whole, private, and tells what it holds")
    func online() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.plan((0..<40).map { entry(meeting("\($0)"), leads: [1, 2]) })
        try await store.enqueue(notice("chờ"), at: noon)
        let contents = try StoreCopy.make(of: state.path, at: target)
        #expect(
            contents.calendars == 1 && contents.events == 40 && contents.reminders == 80 && contents.deliveries == 1)
        #expect(contents.schema == Migrations.all.count && contents.bytes > 4096)
        #expect(try mode(of: target) == 0o600)
        #expect(try names == ["backup.db", "lock", "nhaclich.db", "nhaclich.db-shm", "nhaclich.db-wal"])
        // The store goes on.
        try await store.enqueue(notice("sau"), at: noon)
        #expect(try state.ask("backup.db") { try Int.fetchOne($0, sql: "SELECT count(*) FROM delivery") } == 1)
    }

    @Test("copies made while much is written are each of one moment")
    func underLoad() async throws {
        let (state, store) = (state, try SQLiteStore(folder: state.path))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 0..<150 {
                    // Both in one transaction, always.
                    let pair = [entry(meeting("a\(number)")), entry(meeting("b\(number)"))]
                    try await store.plan(pair)
                }
            }
            group.addTask {
                for number in 0..<8 {
                    let contents = try StoreCopy.make(of: state.path, at: "\(state.path)/copy-\(number)")
                    #expect(contents.events % 2 == 0 && contents.reminders == contents.events)
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("a file that is there is not replaced")
    func noOverwriting() throws {
        try SQLiteStore(folder: state.path).close()
        try Data("quý giá".utf8).write(to: URL(filePath: target))
        let refusal = refusal { _ = try StoreCopy.make(of: state.path, at: target) }
        #expect(refusal?.reason == .harmful && refusal?.problem == "there is a file \(target) already")
        #expect(try Data(contentsOf: URL(filePath: target)) == Data("quý giá".utf8))
    }

    @Test("where there is no store, none is made")
    func absent() throws {
        #expect(refusal { _ = try StoreCopy.make(of: state.path, at: target) }?.reason == .absent)
        #expect(try names.isEmpty)
    }

    @Test("a disk that is full leaves nothing behind, and is named")
    func fullDisk() async throws {
        guard geteuid() == 0 else { return }
        let small = "\(state.path)/small"
        try FileManager.default.createDirectory(atPath: small, withIntermediateDirectories: false)
        guard mount("tmpfs", small, "tmpfs", 0, "size=128k") == 0 else { return }
        defer { umount(small) }
        let store = try SQLiteStore(folder: state.path)
        try await store.plan((0..<500).map { entry(meeting("\($0)")) })
        let failure = try #require(throws: StoreFailure.self) {
            try StoreCopy.make(of: state.path, at: "\(small)/backup.db")
        }
        #expect(failure.problem == "the disk that holds \(small)/backup.db is full" && failure.isTemporary)
        #expect(try FileManager.default.contentsOfDirectory(atPath: small).isEmpty)
    }

    @Test("what root copies leaves the service its own files", .enabled(if: geteuid() == 0))
    func ownership() async throws {
        // As after a kill: a log with what is not in the database yet, and nobody who uses it.
        let service: uid_t = 65_534
        for wasKilled in [true, false] {
            let state = try TemporaryState()
            let store = try SQLiteStore(folder: state.path)
            try await store.plan([entry(meeting("a"))])
            let killed = try TemporaryState()
            if !wasKilled { store.close() }
            for name in try FileManager.default.contentsOfDirectory(atPath: state.path) {
                try FileManager.default.copyItem(atPath: "\(state.path)/\(name)", toPath: "\(killed.path)/\(name)")
                chown("\(killed.path)/\(name)", service, service)
            }
            chown(killed.path, service, service)
            let copy = "\(state.path)/backup.db"
            #expect(try StoreCopy.make(of: killed.path, at: copy).reminders == 1)
            _ = try StoreCopy.putBack(copy, into: killed.path)
            for name in try FileManager.default.contentsOfDirectory(atPath: killed.path) {
                #expect(FileStatus("\(killed.path)/\(name)")?.user == service, "\(name)")
            }
            #expect(try mode(of: killed.database) == 0o600)
        }
    }

    @Test("a copy is put back, and the store that was there is kept with all that it had", arguments: [true, false])
    func restoring(wasKilled: Bool) async throws {
        let other = try TemporaryState()
        do {
            let store = try SQLiteStore(folder: state.path)
            try await store.plan([entry(meeting("a"))])
            _ = try StoreCopy.make(of: state.path, at: target)
            try await store.plan([entry(meeting("b"))])
            if !wasKilled { store.close() }
            for name in try names where name.hasPrefix("nhaclich.db") {
                try FileManager.default.copyItem(atPath: "\(state.path)/\(name)", toPath: "\(other.path)/\(name)")
            }
        }
        let (contents, previous) = try StoreCopy.putBack(target, into: other.path + "/")
        #expect(contents.events == 1 && previous == "\(other.database).before-restore")
        #expect(try other.ask("nhaclich.db.before-restore") { try StoreContents($0, bytes: 0).events } == 2)
        let store = try SQLiteStore(folder: other.path)
        #expect(try await store.planned == [reminder(of: meeting("a")).id])
        store.close()
        #expect(try StoreCopy.putBack(target, into: other.path).previous == "\(other.database).before-restore-2")
        #expect(FileManager.default.fileExists(atPath: target))
    }

    @Test("nothing is put back under a running daemon")
    func inUse() throws {
        let store = try SQLiteStore(folder: state.path)
        _ = try StoreCopy.make(of: state.path, at: target)
        let refusal = refusal { _ = try StoreCopy.putBack(target, into: state.path) }
        #expect(refusal?.description.hasSuffix("stop it first, as with systemctl stop nhaclich") == true)
        store.close()
    }

    @Test("what is no store of ours, or a damaged one, is not put back, and the store stays as it is")
    func unfit() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.plan((0..<200).map { entry(meeting("\($0)")) })
        _ = try StoreCopy.make(of: state.path, at: target)
        store.close()
        let before = try Data(contentsOf: URL(filePath: state.database))
        let file = "\(state.path)/unfit"
        try Data(String(repeating: "Không phải cơ sở dữ liệu. ", count: 300).utf8).write(to: URL(filePath: file))
        #expect(
            refusal { _ = try StoreCopy.putBack(file, into: state.path) }?.problem
                == "\(file) is not an SQLite database")
        try FileManager.default.removeItem(atPath: file)
        try makeForeignDatabase(at: file)
        #expect(
            refusal { _ = try StoreCopy.putBack(file, into: state.path) }?.problem == "\(file) is no store of nhaclich")
        var bytes = try Data(contentsOf: URL(filePath: target))
        for offset in stride(from: bytes.count / 2, to: bytes.count, by: 7) { bytes[offset] ^= 0x5A }
        try bytes.write(to: URL(filePath: file))
        #expect(refusal { _ = try StoreCopy.putBack(file, into: state.path) }?.problem == "\(file) is damaged")
        #expect(refusal { _ = try StoreCopy.putBack("\(file).none", into: state.path) }?.reason == .absent)
        #expect(try Data(contentsOf: URL(filePath: state.database)) == before)
        #expect(try names == ["backup.db", "lock", "nhaclich.db", "unfit"])
    }
}
