import CivilTime
import GRDB
import GRDBSQLite
import ReminderCore

/// A prepared statement of what is done for every notice: SQLite gets the values and gives the columns as they are.
///
/// GRDB wraps each value on its way in and copies each row on its way out, which costs more than what SQLite does with
/// them. The statement itself, its transaction and its connection stay GRDB's.
struct DirectStatement {
    private let statement: Statement
    private let handle: OpaquePointer

    /// - Parameter statement: A cached one; nobody else may be in the middle of it.
    init(_ statement: Statement) { (self.statement, handle) = (statement, statement.sqliteStatement) }

    /// Runs it with `values` for its parameters, to the end.
    ///
    /// - Throws: `DatabaseError`.
    func run<each Value: DirectValue>(_ values: repeat each Value) throws {
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        while try step() {}
    }

    /// Runs it with `values` for its parameters, and shows each row it finds to `visit`.
    ///
    /// - Throws: `DatabaseError`, and what `visit` throws.
    func rows<each Value: DirectValue>(_ values: repeat each Value, visit: (DirectRow) throws -> Void) throws {
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        while try step() { try visit(DirectRow(handle)) }
    }

    /// What `read` makes of the first row that it finds with `values` for its parameters; nil when it finds none.
    func first<Answer, each Value: DirectValue>(
        _ values: repeat each Value, read: (DirectRow) throws -> Answer
    ) throws -> Answer? {
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        return try step() ? try read(DirectRow(handle)) : nil
    }

    private func bind<each Value: DirectValue>(_ values: repeat each Value) throws {
        var place: Int32 = 0
        for value in repeat each values {
            place += 1
            let code = value.bind(to: handle, at: place)
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    /// - Returns: Whether there is a row.
    private func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw failure(code) }
        return false
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let words = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: words, sql: statement.sql)
    }
}

/// What a ``DirectStatement`` can be given.
protocol DirectValue {
    /// Gives it to `statement` as its parameter `place`, counted from 1.
    ///
    /// - Returns: SQLite's code.
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32
}

extension Int64: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, self) }
}

extension Int: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { Int64(self).bind(to: statement, at: place) }
}

extension Bool: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        Int64(self ? 1 : 0).bind(to: statement, at: place)
    }
}

extension Instant: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { milliseconds.bind(to: statement, at: place) }
}

extension String: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, place, $0.baseAddress, Int32(clamping: $0.count), Self.copied)
            }
        }
    }

    /// SQLite makes a copy of its own.
    fileprivate static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

extension [UInt8]: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        withUnsafeBytes {
            sqlite3_bind_blob(statement, place, $0.baseAddress, Int32(clamping: $0.count), String.copied)
        }
    }
}

extension Identity: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        withSixteenBytes { sqlite3_bind_blob(statement, place, $0.baseAddress, 16, String.copied) }
    }
}

extension Optional: DirectValue where Wrapped: DirectValue {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        guard let self else { return sqlite3_bind_null(statement, place) }
        return self.bind(to: statement, at: place)
    }
}

/// The row that a ``DirectStatement`` has found; gone when the next one is looked for.
///
/// As with GRDB's rows, reading throws when a value is not what the schema says: a damaged file must not stop the process.
struct DirectRow {
    private let handle: OpaquePointer

    fileprivate init(_ handle: OpaquePointer) { self.handle = handle }

    func isNull(_ index: Int32) -> Bool { sqlite3_column_type(handle, index) == SQLITE_NULL }

    func number(_ index: Int32) throws -> Int64 {
        guard sqlite3_column_type(handle, index) == SQLITE_INTEGER else { throw DamagedValue() }
        return sqlite3_column_int64(handle, index)
    }

    func count(_ index: Int32) throws -> Int {
        guard let count = Int(exactly: try number(index)) else { throw DamagedValue() }
        return count
    }

    func instant(_ index: Int32) throws -> Instant { Instant(milliseconds: try number(index)) }

    func text(_ index: Int32) throws -> String {
        guard sqlite3_column_type(handle, index) == SQLITE_TEXT, let text = sqlite3_column_text(handle, index) else {
            throw DamagedValue()
        }
        let count = Int(sqlite3_column_bytes(handle, index))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    func bytes(_ index: Int32) throws -> [UInt8] {
        guard sqlite3_column_type(handle, index) == SQLITE_BLOB else { throw DamagedValue() }
        // An empty one has no address.
        guard let blob = sqlite3_column_blob(handle, index) else { return [] }
        return Array(UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(handle, index))))
    }

    func identity(_ index: Int32) throws -> Identity {
        guard let identity = try identityIfAny(index) else { throw DamagedValue() }
        return identity
    }

    func identityIfAny(_ index: Int32) throws -> Identity? {
        if isNull(index) { return nil }
        let blob = UnsafeRawBufferPointer(
            start: sqlite3_column_blob(handle, index), count: Int(sqlite3_column_bytes(handle, index)))
        guard let identity = Identity(sixteen: blob) else { throw DamagedValue() }
        return identity
    }

    /// The case of an enumeration, stored under its name.
    func name<Case: RawRepresentable<String>>(_ index: Int32) throws -> Case {
        guard let name = Case(rawValue: try text(index)) else { throw DamagedValue() }
        return name
    }
}
