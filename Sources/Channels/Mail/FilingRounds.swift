import Dispatch
import Synchronization

/// Files mails in rounds: those that come while one round waits for the disk make up the next one.
///
/// It has a thread of its own, since others want the one that would wait.
final class FilingRounds: Sendable {
    private struct Request: Sendable {
        let filing: Maildir.Filing
        let answer: CheckedContinuation<Result<Bool, SystemFault>, Never>
    }

    private struct Waiting {
        var requests: [Request] = []
        var isUnderWay = false
    }

    private let maildir: Maildir
    private let waiting = Mutex(Waiting())
    private let thread = DispatchQueue(label: "nhaclich.maildir")

    init(_ maildir: Maildir) { self.maildir = maildir }

    /// Files a mail; returns when it is on the disk.
    ///
    /// - Returns: Whether it is new; false when it was there already.
    func file(_ filing: Maildir.Filing) async throws(SystemFault) -> Bool {
        let result = await withCheckedContinuation { answer in
            let isFirst = waiting.withLock { waiting in
                waiting.requests.append(Request(filing: filing, answer: answer))
                defer { waiting.isUnderWay = true }
                return !waiting.isUnderWay
            }
            if isFirst { thread.async { self.work() } }
        }
        return try result.get()
    }

    /// Works until nothing waits.
    private func work() {
        while let round = next() {
            for (request, result) in zip(round, maildir.file(round.map(\.filing))) {
                request.answer.resume(returning: result)
            }
        }
    }

    private func next() -> [Request]? {
        waiting.withLock { waiting in
            defer { waiting.requests = [] }
            waiting.isUnderWay = !waiting.requests.isEmpty
            return waiting.isUnderWay ? waiting.requests : nil
        }
    }
}
