import Dispatch
import Glibc
import Synchronization

/// The way to journald: datagrams that are never waited for.
///
/// When journald is behind, records wait in a small queue; when that is full too they are dropped and
/// counted, and the next record that goes through is preceded by one that says how many were lost.
/// Each record is sent to the socket's path, so a journald that was started anew is found again.
package final class JournalSocket: Sendable {
    /// Where journald listens.
    package static let systemPath = "/run/systemd/journal/socket"

    private struct Backlog {
        var waiting: [[UInt8]] = []
        var waitingBytes = 0
        /// Records dropped since the last one that said so.
        var lost = 0
        var isRetrying = false
        /// How long the queue is left alone when nothing new comes: longer each time in vain.
        var pause = JournalSocket.shortestPause
    }

    private enum Fate { case sent, refused, tooLarge }

    /// In milliseconds.
    private static let shortestPause = 2
    private static let longestPause = 1000

    private let descriptor: Int32
    private let address: SocketAddress
    private let capacity: Int
    private let backlog = Mutex(Backlog())
    private let queue = DispatchQueue(label: "nhaclich.journal")

    /// - Parameters:
    ///   - path: The socket journald listens at.
    ///   - capacity: How many bytes of records wait at most while journald is behind.
    package init(path: String = JournalSocket.systemPath, capacity: Int = 512 * 1024) {
        address = SocketAddress(path)
        self.capacity = capacity
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var size = Int32(8 * 1024 * 1024)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// How many records were dropped and not yet reported.
    package var lost: Int { backlog.withLock { $0.lost } }

    /// Sends `record`, now or as soon as journald takes it.
    func send(_ record: JournalRecord) {
        backlog.withLock { backlog in
            var bytes = record.datagram()
            var fate = Fate.refused
            if drain(&backlog) {
                fate = post(bytes)
                // A value that is too long is worth less than the record that has it.
                for largestValue in [1024, 128] where fate == .tooLarge {
                    bytes = record.datagram(largestValue: largestValue)
                    fate = post(bytes)
                }
            }
            switch fate {
            case .sent: break
            case .refused where backlog.waitingBytes + bytes.count <= capacity:
                backlog.waiting.append(bytes)
                backlog.waitingBytes += bytes.count
                retryLater(&backlog)
            case .refused, .tooLarge: backlog.lost += 1
            }
        }
    }

    /// Sends what waits, oldest first, then says what was lost. True when nothing is left to be said.
    private func drain(_ backlog: inout Backlog) -> Bool {
        let stuck = backlog.waiting.firstIndex { post($0) == .refused } ?? backlog.waiting.count
        let isMoving = stuck > 0 || backlog.waiting.isEmpty
        backlog.pause = isMoving ? JournalSocket.shortestPause : min(backlog.pause * 2, JournalSocket.longestPause)
        if stuck > 0 {
            backlog.waitingBytes -= backlog.waiting[..<stuck].reduce(0) { $0 + $1.count }
            backlog.waiting.removeFirst(stuck)
        }
        if !backlog.waiting.isEmpty { return false }
        if backlog.lost > 0 {
            if post(JournalSocket.confession(of: backlog.lost).datagram()) == .refused { return false }
            backlog.lost = 0
        }
        return true
    }

    private func retryLater(_ backlog: inout Backlog) {
        if backlog.isRetrying { return }
        backlog.isRetrying = true
        let due: @Sendable () -> Void = { [weak self] in self?.retry() }
        queue.asyncAfter(deadline: .now() + .milliseconds(backlog.pause), execute: due)
    }

    private func retry() {
        backlog.withLock { backlog in
            backlog.isRetrying = false
            if !drain(&backlog) { retryLater(&backlog) }
        }
    }

    private static func confession(of lost: Int) -> JournalRecord {
        var record = JournalRecord()
        record.add("MESSAGE", "\(lost) journal records were lost because the journal did not keep up")
        record.add("PRIORITY", "4")
        record.add("SYSLOG_IDENTIFIER", JournalLogHandler.identifier)
        record.add(key: "lost", String(lost))
        return record
    }

    private func post(_ bytes: [UInt8]) -> Fate {
        let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
        let sent = address.with { address, length in
            sendto(descriptor, bytes, bytes.count, flags, address, length)
        }
        if sent == bytes.count { return .sent }
        return errno == EMSGSIZE ? .tooLarge : .refused
    }
}
