import Glibc

/// The place for complaints.
package enum StandardError {
    /// Writes all of `text`; what cannot be written is given up.
    package static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes all of `bytes`, at once when the system takes them at once; what cannot be written is given up.
    package static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }
}
