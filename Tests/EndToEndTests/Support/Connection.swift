import Foundation
import Glibc

/// A connection to a server on this machine, on which a test writes what it likes.
final class Connection {
    /// An HTTP answer.
    struct Answer {
        let status: Int
        /// By their names in lower case.
        let headers: [String: String]
        let body: String
    }

    private let descriptor: Int32

    /// - Throws: When nobody listens at `port`.
    init(to port: Int) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = Self.address(port)
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        self.descriptor = descriptor
        if !isOpen { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// What comes next; nil when the other end closed the connection, or nothing came in a minute.
    func receive() -> String? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    /// Everything that comes until the other end closes the connection.
    func receiveAll() -> String {
        var text = ""
        while let part = receive() { text += part }
        return text
    }

    /// Asks a server on this machine.
    static func ask(
        _ port: Int, _ path: String, _ headers: [String: String] = [:], method: String = "GET", body: String = ""
    ) throws -> Answer {
        var fields = ["Host": "127.0.0.1:\(port)", "Connection": "close"].merging(headers) { $1 }
        if !body.isEmpty { fields["Content-Length"] = String(body.utf8.count) }
        let head = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
        let connection = try Connection(to: port)
        connection.send("\(method) \(path) HTTP/1.1\r\n\(head)\r\n\(body)")
        return parsed(connection.receiveAll())
    }

    /// A port that nobody listens at.
    static func freePort() -> Int { Listener(0).port }

    /// Somebody who listens at a port and answers nothing.
    final class Listener {
        let port: Int
        private let descriptor: Int32

        /// - Parameter port: 0 for any.
        init(_ port: Int) {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = Connection.address(port)
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, length)
                    getsockname(descriptor, $0, &length)
                }
            }
            listen(descriptor, 1)
            self.descriptor = descriptor
            self.port = Int(UInt16(bigEndian: address.sin_port))
        }

        deinit { close(descriptor) }
    }

    private static func parsed(_ text: String) -> Answer {
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = (parts.first ?? "").split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let pair = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
            headers[pair[0].lowercased()] = pair.count > 1 ? String(pair[1]) : ""
        }
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return Answer(status: status ?? 0, headers: headers, body: parts.count > 1 ? String(parts[1]) : "")
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
