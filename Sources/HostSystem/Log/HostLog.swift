import Glibc
package import Logging

/// Where the log goes on this machine.
package enum HostLog {
    /// Where log events are written.
    package enum Destination: Hashable, Sendable {
        /// To journald, with their fields.
        case journal
        /// To standard error, as lines.
        case terminal
    }

    /// Makes every logger write to the journal when systemd started the process, and to standard error otherwise.
    /// To be called once, before the first logger is made.
    ///
    /// - Parameter level: What is less urgent is not written.
    @discardableResult
    package static func bootstrap(level: Logger.Level = .info) -> Destination {
        let destination = destination
        let socket = destination == .journal ? JournalSocket() : nil
        LoggingSystem.bootstrap { label in
            if let socket {
                JournalLogHandler(label: label, level: level, socket: socket)
            } else {
                TerminalLogHandler(level: level)
            }
        }
        return destination
    }

    /// The journal when standard error leads there, as `JOURNAL_STREAM` tells (systemd.exec(5)).
    package static var destination: Destination {
        var status = stat()
        guard let stream = getenv("JOURNAL_STREAM"), fstat(STDERR_FILENO, &status) == 0 else { return .terminal }
        return String(cString: stream) == "\(status.st_dev):\(status.st_ino)" ? .journal : .terminal
    }
}
