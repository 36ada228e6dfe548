import CivilTime
import GRDBSQLite
import ReminderCore

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
