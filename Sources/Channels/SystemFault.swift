import Glibc

/// Why the system did not do what it was asked: an `errno`.
struct SystemFault: Error, Hashable {
    let code: Int32

    init(_ code: Int32) { self.code = code }

    /// The fault that the last call on this thread left behind.
    static var last: SystemFault { SystemFault(errno) }
}

extension SystemFault: CustomStringConvertible {
    /// The system's word for it, such as `No space left on device`.
    var description: String { String(cString: strerror(code)) }
}
