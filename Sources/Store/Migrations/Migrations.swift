import GRDB
import ReminderCore

/// The steps from an empty file to the schema of today: numbered from 1, appended to, never edited.
enum Migrations {
    /// A step; its number is its place in ``all``.
    typealias Step = @Sendable (Database) throws -> Void

    static let all: [Step] = [
        migration1, migration2, migration3, migration4, migration5, migration6, migration7,
        migration8, migration9,
    ]

    /// Refuses a database that this program must not touch: another program's, or a newer version's.
    static func check(_ database: Database, _ file: String) throws {
        let version = try version(of: database)
        if version > all.count {
            let wayBack =
                KeptCopy.latest(of: file).map { "go back to what was kept before it: nhaclich restore \($0)" }
                ?? "put a backup of this version back: nhaclich restore FILE"
            throw StoreFailure(
                "\(file) was written by a newer nhaclich (schema \(version), this one knows \(all.count))",
                remedy: "install the newer nhaclich again, or \(wayBack)")
        }
        let isEmpty = try Row.fetchOne(database, sql: "SELECT 1 FROM sqlite_schema") == nil
        if try !isOurs(database) && (version > 0 || !isEmpty) {
            throw StoreFailure("\(file) is the database of another program", remedy: "move the file away")
        }
    }

    /// Whether a program of ours made `database`.
    static func isOurs(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "PRAGMA application_id") == Connections.applicationID
    }

    /// Takes the steps that `database` lacks, each in a transaction of its own.
    static func run(on database: Database, upTo last: Int = all.count) throws {
        for number in try version(of: database)..<max(last, version(of: database)) {
            try database.inTransaction(.immediate) {
                try all[number](database)
                try database.execute(sql: "PRAGMA user_version = \(number + 1)")
                return .commit
            }
        }
    }

    /// The number of the last step that was taken.
    static func version(of database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }
}
