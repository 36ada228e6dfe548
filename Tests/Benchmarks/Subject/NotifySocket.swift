import Glibc

/// Where a daemon tells systemd how it is (sd_notify(3)); here it tells us.
final class NotifySocket {
    let path: String
    private let descriptor: CInt

    init(_ path: String) throws(Trouble) {
        self.path = path
        unlink(path)
        descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let bound = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if bound != 0 { throw Trouble("'\(path)' cannot be listened at: \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// Waits until something is told that `isIt`, for at most `patience` seconds.
    func wait(patience: Double, until isIt: (String) -> Bool) throws(Trouble) {
        let end = Stopwatch.now + patience
        var bytes = [UInt8](repeating: 0, count: 4096)
        while Stopwatch.now < end {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&ready, 1, 100) <= 0 { continue }
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count > 0, isIt(String(decoding: bytes[..<count], as: UTF8.self)) { return }
        }
        throw Trouble("the daemon did not say in \(Int(patience)) s what was waited for")
    }
}
