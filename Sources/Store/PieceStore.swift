import FoundationEssentials
import GRDB
import ReminderCore

/// The pieces that the large documents of a calendar are kept in, each once.
struct PieceStore {
    private let calendar: String
    private let database: Database

    init(of calendar: String, on database: Database) { (self.calendar, self.database) = (calendar, database) }

    /// The bytes of the pieces in `list` one behind the other, and where each of them stands.
    func joined(_ list: [Identity]) throws -> (bytes: [UInt8], pieces: [Piece]) {
        let statement = try database.cachedStatement(sql: Self.bytes)
        var bytes: [UInt8] = []
        var pieces: [Piece] = []
        if list.count > 1 {
            // Growing would cost copies, and twice the memory. Mostly all pieces are of one document.
            bytes.reserveCapacity(try Int.fetchOne(database, sql: Self.size, arguments: [calendar]) ?? 0)
        }
        for identity in list {
            guard let row = try Row.fetchOne(statement, arguments: [calendar, identity.blob]) else {
                throw DamagedValue()
            }
            let start = bytes.count
            try row.withUnsafeData(atIndex: 0) { bytes.append(contentsOf: $0 ?? Data()) }
            pieces.append(Piece(identity: identity, range: start..<bytes.count))
        }
        return (bytes, pieces)
    }

    /// Keeps the pieces of `documents`, and none besides; those that are here already are not written.
    func keep(those documents: [CalendarDocument]) throws {
        let here = try database.cachedStatement(sql: Self.identities)
        var old = Set(try Array(Row.fetchCursor(here, arguments: [calendar]).map { try $0.identity(0) }))
        var kept: Set<Identity> = []
        let insertion = try database.cachedStatement(
            sql: "INSERT INTO piece (calendar, identity, bytes) VALUES (?, ?, ?)")
        for document in documents {
            for piece in document.pieces where kept.insert(piece.identity).inserted {
                if old.remove(piece.identity) != nil { continue }
                try insertion.execute(
                    arguments: [calendar, piece.identity.blob, Data(document.bytes[piece.range])])
            }
        }
        let removal = try database.cachedStatement(sql: Self.removal)
        for identity in old { try removal.execute(arguments: [calendar, identity.blob]) }
    }

    static let bytes = "SELECT bytes FROM piece WHERE calendar = ? AND identity = ?"
    static let identities = "SELECT identity FROM piece WHERE calendar = ?"
    static let size = "SELECT sum(length(bytes)) FROM piece WHERE calendar = ?"
    static let removal = "DELETE FROM piece WHERE calendar = ? AND identity = ?"
}
