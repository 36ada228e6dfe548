import GRDB
import ReminderCore

/// A write transaction under way.
struct Transaction {
    let database: Database
    /// What it changes in the numbers; saved with its commit.
    var tally = TallyChange()

    init(_ database: Database) { self.database = database }

    /// The prepared statement `sql`.
    func statement(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }

    /// The prepared statement `sql`, for what is done for every notice.
    func direct(_ sql: String) throws -> DirectStatement { DirectStatement(try statement(sql)) }

    /// The row of an occurrence; nil when it is not known.
    func number(of id: Occurrence.ID) throws -> Int64? {
        try Int64.fetchOne(
            try statement(PlanUpdate.findOccurrence), arguments: [id.calendar, id.uid, id.recurrenceID])
    }
}
