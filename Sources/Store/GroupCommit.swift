import GRDB
import Synchronization

/// Lets writes that come together share one commit, and so one wait for the disk.
///
/// Whoever comes while no commit is under way commits for everyone who is waiting; whoever comes during
/// one waits for the next. Each write has a savepoint of its own, so that one that fails takes no other with it.
actor GroupCommit {
    /// Somebody's write, and how it went.
    private final class Ticket {
        let write: @Sendable (Database) throws -> Void
        var result: Result<Void, any Error>?
        var waiter: CheckedContinuation<Void, Never>?

        init(_ write: @escaping @Sendable (Database) throws -> Void) { self.write = write }
    }

    private let pool: DatabasePool
    private var waiting: [Ticket] = []
    private var isCommitting = false
    /// How many commits there were.
    private(set) var count = 0

    init(_ pool: DatabasePool) { self.pool = pool }

    /// Runs `write` in a transaction, perhaps with others.
    ///
    /// - Returns: What `write` returned, once it is on the disk.
    func perform<Value: Sendable>(_ write: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let answer = Answer<Value>()
        try await commit(Ticket { answer.value = try write($0) })
        guard let value = answer.value else { preconditionFailure("a write was committed without having run") }
        return value
    }

    private func commit(_ ticket: Ticket) async throws {
        waiting.append(ticket)
        if isCommitting {
            // Woken with a result, or without one to commit for everyone who has come meanwhile.
            await withCheckedContinuation { ticket.waiter = $0 }
            ticket.waiter = nil
        }
        if ticket.result == nil {
            isCommitting = true
            let group = waiting
            waiting = []
            await run(group)
            for other in group where other !== ticket { other.waiter?.resume() }
            if let next = waiting.first { next.waiter?.resume() } else { isCommitting = false }
        }
        try ticket.result?.get()
    }

    private func run(_ group: [Ticket]) async {
        count += 1
        let writes = group.map(\.write)
        do {
            let results = try await pool.write { database in try writes.map { try Self.attempt($0, in: database) } }
            for (ticket, result) in zip(group, results) { ticket.result = result }
        } catch {
            for ticket in group { ticket.result = .failure(error) }
        }
    }

    /// Runs one write in a savepoint.
    ///
    /// - Throws: What ends the whole transaction: SQLite rolls it back itself when the disk is full or fails.
    private static func attempt(
        _ write: (Database) throws -> Void, in database: Database
    ) throws -> Result<Void, any Error> {
        do {
            try database.inSavepoint {
                try write(database)
                return .commit
            }
            return .success(())
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_CORRUPT, .SQLITE_NOTADB: throw error
            default: return .failure(error)
            }
        } catch {
            return .failure(error)
        }
    }
}

/// What a write answered, on its way from the database's queue to the one who waits.
private final class Answer<Value: Sendable>: Sendable {
    private let box = Mutex<Value?>(nil)

    var value: Value? {
        get { box.withLock { $0 } }
        set { box.withLock { $0 = newValue } }
    }
}
