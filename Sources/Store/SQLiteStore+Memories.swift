package import CivilTime
import FoundationEssentials
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func recall(
        _ key: String, of channel: String, basis: Identity?
    ) async throws(StoreFailure) -> Secret? {
        try await read { database in
            let statement = try database.cachedStatement(sql: basis == nil ? Self.ownMemory : Self.sharedMemory)
            let arguments: StatementArguments = basis.map { [key, $0.blob] } ?? [channel, key]
            return try Row.fetchOne(statement, arguments: arguments).map { row in
                guard let text = String(validating: try row.bytes(0), as: UTF8.self) else { throw DamagedValue() }
                return Secret(text)
            }
        }
    }

    package func keep(
        _ texts: [RememberedText], of channel: String, basis: Identity?, at now: Instant
    ) async throws(StoreFailure) {
        guard texts.allSatisfy(\.isSmall) else { throw .tooMuch(of: channel) }
        try await write { transaction in
            let removal = try transaction.statement("DELETE FROM channel_memory WHERE channel = ? AND key = ?")
            let insertion = try transaction.statement(Self.remembering)
            for text in texts {
                try removal.execute(arguments: [channel, text.key])
                guard let secret = text.text else { continue }
                try insertion.execute(arguments: [
                    channel, text.key, basis?.blob, Data(secret.reveal().utf8), text.shownFrom?.milliseconds,
                    now.milliseconds, now.milliseconds,
                ])
            }
            let count = try Int.fetchOne(try transaction.statement(Self.memoryCount), arguments: [channel]) ?? 0
            if count > RememberedText.mostKeys { throw StoreFailure.tooMuch(of: channel) }
        }
    }

    package func shownMemories(at now: Instant) async throws(StoreFailure) -> [String: [String: String]] {
        try await read { database in
            var shown: [String: [String: String]] = [:]
            let statement = try database.cachedStatement(sql: Self.shownMemory)
            for row in try Row.fetchAll(statement, arguments: [now.milliseconds]) {
                shown[try row.text(0), default: [:]][try row.text(1)] = String(
                    decoding: try row.bytes(2), as: UTF8.self)
            }
            return shown
        }
    }

    package func forgetMemories(
        except channels: Set<String>, unseenSince instant: Instant, at now: Instant
    ) async throws(StoreFailure) {
        let known = try await read { database in
            try Row.fetchAll(database, sql: "SELECT channel, min(seen) FROM channel_memory GROUP BY channel").map {
                (channel: try $0.text(0), seen: try $0.instant(1))
            }
        }
        // It runs every hour, and a day's precision is enough: most times there is nothing to write.
        let seen = known.filter { channels.contains($0.channel) && $0.seen < now - .seconds(86_400) }
        let over = known.filter { !channels.contains($0.channel) && $0.seen < instant }
        if seen.isEmpty && over.isEmpty { return }
        try await write { transaction in
            let sighting = try transaction.statement("UPDATE channel_memory SET seen = ? WHERE channel = ?")
            for entry in seen { try sighting.execute(arguments: [now.milliseconds, entry.channel]) }
            // What a channel that is still there shares is spared, whoever kept it last.
            let forgetting = try transaction.statement(
                """
                DELETE FROM channel_memory WHERE channel = ?1 AND seen < ?2 AND NOT EXISTS (
                    SELECT 1 FROM channel_memory AS other
                    WHERE other.basis = channel_memory.basis AND other.channel <> ?1 AND other.seen >= ?2)
                """)
            for entry in over { try forgetting.execute(arguments: [entry.channel, instant.milliseconds]) }
        }
    }

    static let ownMemory = "SELECT text FROM channel_memory WHERE channel = ? AND key = ? AND basis IS NULL"
    static let sharedMemory = """
        SELECT text FROM channel_memory WHERE key = ? AND basis = ? ORDER BY number DESC LIMIT 1
        """
    /// Of what channels share, what was kept last.
    static let shownMemory = """
        SELECT channel, key, text FROM channel_memory WHERE shown_from <= ? AND (basis IS NULL OR number = (
            SELECT max(number) FROM channel_memory AS other
            WHERE other.key = channel_memory.key AND other.basis = channel_memory.basis))
        ORDER BY channel, key
        """
    static let memoryCount = "SELECT count(*) FROM channel_memory WHERE channel = ?"
    static let remembering = """
        INSERT INTO channel_memory (channel, key, basis, text, shown_from, kept, seen) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
}
