import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

extension CalendarDocument {
    /// The documents of a calendar, in order.
    static let query = """
        SELECT name, bytes, address, entity_tag, received, pieces FROM document WHERE calendar = ? ORDER BY position
        """
    /// What the documents of a calendar are kept in.
    static let lists = "SELECT pieces FROM document WHERE calendar = ? ORDER BY position"

    /// The document in a row of ``query``, its bytes there or in `store`.
    init(_ row: Row, in store: PieceStore) throws {
        let list = try row.identities(5)
        let (bytes, pieces) = list.isEmpty ? (try row.bytes(1), []) : try store.joined(list)
        self.init(
            name: try row.text(0), bytes: bytes, address: try row.text(2), entityTag: try row.text(3),
            received: try row.instantIfAny(4), pieces: pieces)
    }

    /// Puts `documents` in place of those of `calendar`.
    static func replace(
        those calendar: String, with documents: [CalendarDocument], in transaction: Transaction
    ) throws {
        try PieceStore(of: calendar, on: transaction.database).keep(those: documents)
        try transaction.statement("DELETE FROM document WHERE calendar = ?").execute(arguments: [calendar])
        let insertion = try transaction.statement(
            """
            INSERT INTO document (calendar, position, name, bytes, address, entity_tag, received, pieces)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (position, document) in documents.enumerated() {
            let isWhole = document.pieces.isEmpty
            try insertion.execute(
                arguments: [
                    calendar, position, document.name, isWhole ? Data(document.bytes) : Data(), document.address,
                    document.entityTag, document.received?.milliseconds,
                    isWhole ? nil : Data(document.pieces.flatMap(\.identity.bytes)),
                ])
        }
    }
}
