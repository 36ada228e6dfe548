import CivilTime
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("Direct statements")
struct DirectStatementTests {
    let state: TemporaryState
    let store: SQLiteStore

    init() throws {
        state = try TemporaryState()
        store = try SQLiteStore(folder: state.path)
    }

    @Test("values come back as they were given")
    func values() async throws {
        let name = Identity(of: "a")
        try await store.read { database in
            let statement = DirectStatement(try database.makeStatement(sql: "SELECT ?, ?, ?, ?, ?, ?, ?"))
            let found: Bool? = try statement.first(
                Int64.min, "Tết \u{0} 🎉 với mọi người", [0, 255, 1] as [UInt8], [] as [UInt8], name, noon, true
            ) { (row: DirectRow) throws -> Bool in
                #expect(try row.number(0) == .min)
                #expect(try row.text(1) == "Tết \u{0} 🎉 với mọi người")
                #expect(try row.bytes(2) == [0, 255, 1])
                #expect(try row.bytes(3) == [])
                #expect(try row.identity(4) == name)
                #expect(try row.instant(5) == noon)
                #expect(try row.count(6) == 1)
                return true
            }
            #expect(found == true)
        }
    }

    @Test("nothing is nothing, and a value of another kind is damage")
    func kinds() async throws {
        try await store.read { database in
            let statement = DirectStatement(try database.makeStatement(sql: "SELECT ?, ?, ?"))
            try statement.rows(nil as Int64?, "text", [1, 2] as [UInt8]) { (row: DirectRow) throws in
                #expect(row.isNull(0))
                #expect(try row.identityIfAny(0) == nil)
                #expect(throws: DamagedValue.self) { try row.number(0) }
                #expect(throws: DamagedValue.self) { try row.number(1) }
                #expect(throws: DamagedValue.self) { try row.bytes(1) }
                #expect(throws: DamagedValue.self) { try row.text(2) }
                #expect(throws: DamagedValue.self, "it has not sixteen bytes") { try row.identity(2) }
            }
        }
    }

    @Test("what SQLite refuses is an error with its words, and the statement can be run again")
    func failure() async throws {
        let tally: Int? = try await store.write { transaction in
            let insertion = try transaction.direct(
                "INSERT INTO delivery_tally (channel, state, count) VALUES (?, ?, ?)")
            try insertion.run("room", "queued", 1)
            let refusal = #expect(throws: DatabaseError.self) { try insertion.run("room", "queued", 2) }
            #expect(refusal?.resultCode == .SQLITE_CONSTRAINT)
            #expect(refusal?.message?.contains("delivery_tally") == true)
            try insertion.run("room", "sending", 3)
            return try transaction.direct("SELECT sum(count) FROM delivery_tally").first { try $0.count(0) }
        }
        #expect(tally == 4)
    }
}
