import GRDBSQLite
import ReminderCore

/// The row that a ``DirectStatement`` has found; gone when the next one is looked for.
struct DirectRow: Columns {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }

    func isNull(_ index: Int) -> Bool { sqlite3_column_type(handle, Int32(index)) == SQLITE_NULL }

    func number(_ index: Int) throws -> Int64 {
        guard sqlite3_column_type(handle, Int32(index)) == SQLITE_INTEGER else { throw DamagedValue() }
        return sqlite3_column_int64(handle, Int32(index))
    }

    func text(_ index: Int) throws -> String {
        let column = Int32(index)
        guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let text = sqlite3_column_text(handle, column) else {
            throw DamagedValue()
        }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    func bytes(_ index: Int) throws -> [UInt8] {
        let column = Int32(index)
        guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { throw DamagedValue() }
        // An empty one has no address.
        guard let blob = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func identityIfAny(_ index: Int) throws -> Identity? {
        if isNull(index) { return nil }
        let blob = UnsafeRawBufferPointer(
            start: sqlite3_column_blob(handle, Int32(index)), count: Int(sqlite3_column_bytes(handle, Int32(index))))
        guard let identity = Identity(sixteen: blob) else { throw DamagedValue() }
        return identity
    }
}
