import Foundation
import Glibc

/// A Unix datagram socket of the test's own, in the place of journald or systemd.
final class DatagramSocket {
    let path: String
    private let descriptor: Int32

    /// - Parameter path: Where it listens; nil for a new place in the temporary folder.
    init(path: String? = nil) {
        self.path = path ?? "\(NSTemporaryDirectory())/nhaclich-\(UUID().uuidString.prefix(8)).socket"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: self.path.utf8) }
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// The next datagram, waited for.
    func receive() -> [UInt8] { receive(flags: 0) ?? [] }

    /// The datagrams that are there.
    func receiveAll() -> [[UInt8]] {
        var all: [[UInt8]] = []
        while let next = receive(flags: Int32(MSG_DONTWAIT)) { all.append(next) }
        return all
    }

    private func receive(flags: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        let count = recv(descriptor, &buffer, buffer.count, flags)
        return count < 0 ? nil : Array(buffer.prefix(count))
    }

    /// A datagram in journald's native protocol as names and values.
    static func fields(_ datagram: [UInt8]) -> [(name: String, value: String)] {
        var rest = datagram[...]
        var fields: [(String, String)] = []
        while !rest.isEmpty {
            let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "\n") }
            let isPlain = rest.dropFirst(name.count).first == UInt8(ascii: "=")
            rest = rest.dropFirst(name.count + 1)
            var length = rest.prefix { $0 != UInt8(ascii: "\n") }.count
            if !isPlain {
                length = rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
                rest = rest.dropFirst(8)
            }
            fields.append((String(decoding: name, as: UTF8.self), String(decoding: rest.prefix(length), as: UTF8.self)))
            rest = rest.dropFirst(length + 1)
        }
        return fields
    }
}
