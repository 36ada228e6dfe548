import Glibc

/// Where a daemon tells systemd how it is (sd_notify(3)); here it tells us.
final class NotifySocket {
    let path: String
    private let descriptor: CInt
    /// What was told since ``forget()``, the last line of each name.
    private var told: [String: String] = [:]

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

    /// Forgets what was told, of a daemon that has ended.
    func forget() {
        listen()
        told = [:]
    }

    /// Takes what has been told; the kernel keeps few of them, and makes who tells more wait.
    ///
    /// - Parameter patience: How long to wait for the first, in milliseconds.
    func listen(patience: CInt = 0) {
        var bytes = [UInt8](repeating: 0, count: 4096)
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var patience = patience
        while poll(&ready, 1, patience) > 0 {
            patience = 0
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count <= 0 { return }
            for line in bytes[..<count].split(separator: UInt8(ascii: "\n")) {
                let text = String(decoding: line, as: UTF8.self)
                told[String(text.prefix { $0 != "=" })] = String(text.drop { $0 != "=" }.dropFirst())
            }
        }
    }

    /// Waits until what was told last as `name` is something that `isIt`, for at most `patience` seconds.
    func wait(for name: String, patience: Double, until isIt: (String) -> Bool) throws(Trouble) {
        let end = Stopwatch.now + patience
        while Stopwatch.now < end {
            if let text = told[name], isIt(text) { return }
            listen(patience: 100)
        }
        throw Trouble("the daemon did not say in \(Int(patience)) s what was waited for as \(name)")
    }
}
