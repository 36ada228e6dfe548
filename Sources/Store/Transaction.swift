import GRDB

/// A write transaction under way.
struct Transaction {
    let database: Database
    /// What it changes in the numbers; saved with its commit.
    var tally = TallyChange()

    init(_ database: Database) { self.database = database }

    /// The prepared statement `sql`.
    func statement(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }
}
