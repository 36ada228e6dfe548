import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

extension CalendarDocument {
    /// The documents of a calendar, in order.
    static let query = """
        SELECT name, bytes, address, entity_tag, received FROM document WHERE calendar = ? ORDER BY position
        """

    /// The document in a row of ``query``.
    init(_ row: Row) throws {
        self.init(
            name: try row.text(0), bytes: try row.bytes(1), address: try row.text(2), entityTag: try row.text(3),
            received: try row.instantIfAny(4))
    }

    /// Puts `documents` in place of those of `calendar`.
    static func replace(
        those calendar: String, with documents: [CalendarDocument], in transaction: Transaction
    ) throws {
        try transaction.statement("DELETE FROM document WHERE calendar = ?").execute(arguments: [calendar])
        let insertion = try transaction.statement(
            """
            INSERT INTO document (calendar, position, name, bytes, address, entity_tag, received)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        for (position, document) in documents.enumerated() {
            try insertion.execute(
                arguments: [
                    calendar, position, document.name, Data(document.bytes), document.address, document.entityTag,
                    document.received?.milliseconds,
                ])
        }
    }
}
