import GRDB
import ReminderCore
import Synchronization

/// Brings writes that come together into one transaction, so that they share one sync of the disk.
///
/// While a transaction is on its way to the disk, the writes that arrive wait; then all of them make up the
/// next one. When one of them fails, the transaction is taken back and made anew with a savepoint for each, so
/// that the failed one takes back only its own changes. When the commit fails, all of them have failed.
///
/// There is no task here: the writer connection's own queue does the work, so a caller that is cancelled
/// neither stops it nor loses the answer.
final class GroupCommit: Sendable {
    /// Tells a caller what came of its write.
    private typealias Reply = @Sendable () -> Void

    /// A write that waits for its turn.
    private struct Request: Sendable {
        /// Does the work in the transaction under way, a second time when the first is taken back; calling the result then
        /// tells the caller that it is durable.
        let work: @Sendable (inout Transaction) throws -> Reply
        /// Tells the caller that nothing was done.
        let refuse: @Sendable (any Error) -> Void
    }

    private struct Queue {
        var requests: [Request] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let queue = Mutex(Queue())
    private let count = Atomic(0)
    private let ends = Mutex<[String: [DeliveryState: Int]]>([:])

    init(_ pool: DatabasePool) { self.pool = pool }

    /// How many transactions there were, failed ones included; one that is made anew counts once.
    var transactions: Int { count.load(ordering: .relaxed) }

    /// How many deliveries came to each end in the transactions so far, by channel.
    var ended: [String: [DeliveryState: Int]] { ends.withLock { $0 } }

    /// How many writes wait for the next one.
    var waiting: Int { queue.withLock { $0.requests.count } }

    /// Does `work` in a transaction; returns when that is durable.
    func perform<Answer: Sendable>(
        _ work: @escaping @Sendable (inout Transaction) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(
                Request(
                    work: { transaction in
                        let answer = try work(&transaction)
                        return { continuation.resume(returning: answer) }
                    },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    private func enqueue(_ request: Request) {
        let isFirst = queue.withLock { queue in
            queue.requests.append(request)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if isFirst { pool.asyncWriteWithoutTransaction { self.drain($0) } }
    }

    /// Carries out transactions until nothing waits.
    private func drain(_ database: Database) {
        while let batch = nextBatch() {
            count.add(1, ordering: .relaxed)
            do {
                let answers: [Reply]
                do {
                    // A savepoint costs as much as a small write, and a large change dearly: a copy of every page it changes.
                    answers = try commit(batch, on: database) { try $0.work(&$1) }
                } catch  where batch.count > 1 {
                    answers = try commit(batch, on: database, carryOut)
                }
                for answer in answers { answer() }
            } catch {
                for request in batch { request.refuse(error) }
            }
        }
    }

    /// Does `work` for each request of a batch in one transaction, and gives what to tell their callers.
    private func commit(
        _ batch: [Request], on database: Database, _ work: (Request, inout Transaction) throws -> Reply
    ) throws -> [Reply] {
        var answers: [Reply] = []
        var ended: [String: [DeliveryState: Int]] = [:]
        try database.inTransaction(.immediate) {
            var transaction = Transaction(database)
            for request in batch { answers.append(try work(request, &transaction)) }
            try transaction.tally.save(on: database)
            ended = transaction.tally.ended
            return .commit
        }
        if !ended.isEmpty { ends.withLock { $0.merge(ended) { $0.merging($1, uniquingKeysWith: +) } } }
        return answers
    }

    private func nextBatch() -> [Request]? {
        queue.withLock { queue in
            defer { queue.requests = [] }
            queue.isDraining = !queue.requests.isEmpty
            return queue.isDraining ? queue.requests : nil
        }
    }

    /// Does the work of one request in a savepoint and gives what to tell its caller once the transaction has ended well.
    private func carryOut(_ request: Request, in transaction: inout Transaction) throws -> Reply {
        let tally = transaction.tally
        do {
            var answer: Reply = {}
            try transaction.database.inSavepoint {
                answer = try request.work(&transaction)
                return .commit
            }
            return answer
        } catch {
            // SQLite gives up the whole transaction, not the savepoint alone, after a full disk and its like.
            if !transaction.database.isInsideTransaction { throw error }
            transaction.tally = tally
            return { request.refuse(error) }
        }
    }
}
