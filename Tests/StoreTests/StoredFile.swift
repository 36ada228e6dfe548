import Foundation
import GRDB

@testable import Store

/// What a program of an earlier schema left behind: SQL text in `Fixtures`, as `sqlite3 nhaclich.db .dump` writes it.
///
/// At ``noon`` there were events in every state, and notices that wait, are under way, arrived and failed.
enum StoredFile {
    /// The schemas there were.
    static let schemas = 1..<Migrations.all.count

    /// Makes it the database of `state`, with a log of writes as the program had it.
    static func load(_ schema: Int, into state: TemporaryState) throws {
        let text = try String(contentsOf: folder.appending(path: "schema-\(schema).sql"), encoding: .utf8)
        try DatabaseQueue(path: state.database).writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: text)
        }
    }

    /// The schemas that have a file.
    static var kept: [Int] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap { name in
                name.firstMatch(of: /^schema-(\d+)\.sql$/).flatMap { Int($0.1) }
            }
        }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
}

extension TemporaryState {
    /// Asks the database, or the file of that name beside it, while no store has it open.
    func ask<Answer: Sendable>(
        _ name: String = SQLiteStore.fileName, _ question: @escaping @Sendable (Database) throws -> Answer
    ) throws -> Answer {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: "\(path)/\(name)", configuration: configuration).read(question)
    }

    /// How many rows each table has.
    func rows(_ name: String = SQLiteStore.fileName) throws -> [String: Int] {
        try ask(name) { database in
            let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            return try Dictionary(
                uniqueKeysWithValues: String.fetchAll(database, sql: tables).map { table in
                    (table, try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0)
                })
        }
    }

    /// The statements that made the tables and indexes, with single blanks.
    func schema() throws -> [String] {
        try ask { database in
            try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
            )
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        }
    }
}
