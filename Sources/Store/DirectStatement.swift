import GRDB
import GRDBSQLite

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
