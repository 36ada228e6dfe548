import ArgumentParser
import Glibc

/// Where answers and complaints go.
enum Output {
    /// Writes lines to standard output.
    static func write(_ text: String) {
        if !text.isEmpty { print(text) }
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
    /// The daemon or a calendar cannot be reached (`EX_UNAVAILABLE`).
    static let unavailable = ExitCode(69)
    /// Something outside failed (`EX_OSERR`, `EX_IOERR`).
    static let environmentFailed = ExitCode(74)
    /// Try again later (`EX_TEMPFAIL`).
    static let temporary = ExitCode(75)
    /// The configuration has faults (`EX_CONFIG`); the unit does not restart on it.
    static let configuration = ExitCode(78)
}
