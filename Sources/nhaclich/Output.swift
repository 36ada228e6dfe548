import ArgumentParser
import Glibc

/// Where answers and complaints go.
enum Output {
    /// Writes lines to standard output.
    static func write(_ text: String) {
        if !text.isEmpty { write(bytes: Array((text + "\n").utf8)) }
    }

    /// Writes bytes to standard output, as they are.
    static func write(bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Writes lines to standard error.
    static func complain(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// How the program ends (sysexits.h).
extension ExitCode {
    /// What was asked for cannot be read (`EX_DATAERR`).
    static let unreadableData = ExitCode(65)
    /// What was named is not there (`EX_NOINPUT`).
    static let noInput = ExitCode(66)
    /// The daemon or a calendar cannot be reached (`EX_UNAVAILABLE`).
    static let unavailable = ExitCode(69)
    /// Something outside failed (`EX_OSERR`, `EX_IOERR`).
    static let environmentFailed = ExitCode(74)
    /// Try again later (`EX_TEMPFAIL`).
    static let temporary = ExitCode(75)
    /// The configuration has faults (`EX_CONFIG`); the unit does not restart on it.
    static let configuration = ExitCode(78)
}
