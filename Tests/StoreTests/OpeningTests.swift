import Foundation
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("Opening the SQLite store")
struct OpeningTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    /// What opening the store in `folder` says; nil when it succeeds.
    private func failure(in folder: String) -> StoreFailure? {
        do {
            _ = try SQLiteStore(folder: folder)
            return nil
        } catch {
            return error
        }
    }

    /// Does something to the database while no store has it open.
    private func edit(_ sql: String) throws {
        try DatabaseQueue(path: state.database).write { try $0.execute(sql: sql) }
    }

    @Test("a folder belongs to one daemon, until that is gone")
    func lock() throws {
        var first: SQLiteStore? = try SQLiteStore(folder: state.path)
        let failure = try #require(self.failure(in: state.path + "/"))
        #expect(
            failure.description
                == "another nhaclich already uses \(state.path); stop it, or give this one a state folder of its own")
        #expect(!failure.isTemporary)
        withExtendedLifetime(first) {}
        first = nil
        #expect(self.failure(in: state.path) == nil)
    }

    @Test("a missing folder is made, a missing folder around it is not")
    func missing() throws {
        let folder = "\(state.path)/new"
        #expect(failure(in: folder) == nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        #expect(
            failure(in: "\(state.path)/typo/nhaclich")?.problem
                == "the state folder \(state.path)/typo/nhaclich does not exist")
    }

    @Test("a file is no state folder, nor is anything below it")
    func file() throws {
        let file = "\(state.path)/file"
        try Data().write(to: URL(filePath: file))
        #expect(failure(in: file)?.problem == "the state folder \(file) is not a folder")
        #expect(failure(in: "\(file)/below")?.problem == "the state folder \(file)/below is not a folder")
    }

    @Test("a folder where nothing can be written is named", .enabled(if: access("/sys/kernel", F_OK) == 0))
    func readOnly() throws {
        // Permissions do not stop root, who runs the tests in a container; sysfs does.
        let failure = try #require(self.failure(in: "/sys/kernel"))
        #expect(failure.problem.hasPrefix("cannot write in the state folder /sys/kernel: "))
        #expect(!failure.isTemporary)
    }

    @Test("a folder in the database's place is named")
    func folderAsDatabase() throws {
        try FileManager.default.createDirectory(atPath: state.database, withIntermediateDirectories: false)
        #expect(failure(in: state.path)?.problem == "cannot use the state folder \(state.path): Is a directory")
    }

    @Test("a database of a newer version is left alone")
    func newer() throws {
        #expect(failure(in: state.path) == nil)
        let known = Migrations.all.count
        try edit("PRAGMA user_version = \(known + 4)")
        let before = try Data(contentsOf: URL(filePath: state.database))
        #expect(
            failure(in: state.path)?.description
                == """
                \(state.database) was written by a newer nhaclich (schema \(known + 4), this one knows \(known)); \
                install the newer nhaclich again, or put a backup of this version back: nhaclich restore FILE
                """)
        #expect(try Data(contentsOf: URL(filePath: state.database)) == before)
    }

    @Test("another program's database is left alone")
    func foreign() throws {
        try edit("CREATE TABLE bookmark (address TEXT)")
        let before = try Data(contentsOf: URL(filePath: state.database))
        #expect(failure(in: state.path)?.problem == "\(state.database) is the database of another program")
        #expect(try Data(contentsOf: URL(filePath: state.database)) == before)
    }

    @Test("a file that is no database is named")
    func noDatabase() throws {
        let text = Data(String(repeating: "Not a database. ", count: 1000).utf8)
        try text.write(to: URL(filePath: state.database))
        #expect(failure(in: state.path)?.problem == "\(state.database) is not an SQLite database")
        #expect(try Data(contentsOf: URL(filePath: state.database)) == text)
    }

    @Test("an empty database file is a new store")
    func empty() throws {
        try Data().write(to: URL(filePath: state.database))
        #expect(failure(in: state.path) == nil)
    }

    @Test("damage anywhere in the file is a failure, never a crash", arguments: 0..<24)
    func damaged(place: Int) async throws {
        do {
            let store = try SQLiteStore(folder: state.path)
            try await store.plan((0..<200).map { entry(meeting("\($0)"), leads: [1, 2, 3]) })
            for number in 0..<20 { try await store.enqueue(notice("\(number)"), at: noon) }
        }
        let file = try FileHandle(forUpdating: URL(filePath: state.database))
        let size = try file.seekToEnd()
        try file.seek(toOffset: size / 24 * UInt64(place) + 100)
        try file.write(contentsOf: Data((0..<700).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ place &* 11) }))
        try file.close()
        do {
            let store = try SQLiteStore(folder: state.path)
            await expectFailuresOnly { () throws(StoreFailure) in _ = try await store.tally() }
            await expectFailuresOnly { () throws(StoreFailure) in _ = try await store.plan(until: at(99), limit: 999) }
            await expectFailuresOnly { () throws(StoreFailure) in _ = try await store.deliveries(limit: 99) }
            await expectFailuresOnly { () throws(StoreFailure) in
                _ = try await store.upcoming(from: noon, until: at(99), limit: 999)
            }
            await expectFailuresOnly { () throws(StoreFailure) in
                _ = try await store.claim(channel: "room", at: noon, limit: 9)
            }
            await expectFailuresOnly { () throws(StoreFailure) in
                try await store.plan((0..<200).map { entry(meeting("\($0)", starts: 5)) })
            }
            await expectFailuresOnly { () throws(StoreFailure) in try await store.prune(endedBefore: at(50)) }
        } catch {
            #expect(!error.isTemporary)
        }
    }

    /// Runs `question`, which may fail, but not as something that time will mend.
    private func expectFailuresOnly(_ question: () async throws(StoreFailure) -> Void) async {
        do { try await question() } catch { #expect(!error.isTemporary, "\(error)") }
    }

    @Test("a value that nobody wrote is damage")
    func damagedValue() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.enqueue(notice("a"), at: noon)
        for sql in ["UPDATE delivery SET state = 'lost'", "UPDATE delivery SET state = 'queued', id = x'0102'"] {
            try await store.write { try $0.database.execute(sql: sql) }
            let failure = await #expect(throws: StoreFailure.self) { try await store.deliveries(limit: 1) }
            #expect(failure?.problem == "\(state.database) is damaged")
        }
    }
}
