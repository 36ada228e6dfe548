import Glibc

/// A port of this machine where nobody answers.
struct SilentSocket {
    let port: Int
    private let descriptors: [Int32]

    /// - Parameter isFull: Whether so many wait already that the system lets nobody in; otherwise it lets them connect,
    ///   and wait.
    init(isFull: Bool) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        var descriptors = [listener]
        try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(listener, address, size) == 0, listen(listener, isFull ? 0 : 8) == 0,
                    getsockname(listener, address, &size) == 0
                else { throw SocketFailure(code: errno) }
                for _ in 0..<(isFull ? 4 : 0) {
                    let waiting = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
                    _ = connect(waiting, address, size)
                    descriptors.append(waiting)
                }
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.descriptors = descriptors
    }

    func close() {
        for descriptor in descriptors { _ = Glibc.close(descriptor) }
    }

    /// Why there is no such port: an `errno`.
    struct SocketFailure: Error {
        let code: Int32
    }
}
