import CalendarSources
import CivilTime
import Foundation
import Glibc
import ReminderCore
import Synchronization
import Testing
import WebClient

/// A real CalDAV server on this machine, and a way to it that remembers what was asked.
final class Radicale: HTTPExchange, @unchecked Sendable {
    // `Process` is not Sendable; it is only touched by `init` and `deinit`.
    private let process = Process()
    private let client = WebClient(userAgent: "nhaclich tests")
    private let folder: TemporaryFolder
    private let asked = Mutex<[HTTPRequest]>([])
    let port: UInt16

    /// The program that `make test` puts beside the build.
    private static let program = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../.build/python/bin/radicale").standardizedFileURL.path(percentEncoded: false)
    static let isInstalled = FileManager.default.isExecutableFile(atPath: program)
    static let absence: Comment = "there is no Radicale: make python puts it into .build/python"

    /// Runs `body` with a server of its own, whose user `an` has the password `hunter2`.
    static func run(_ body: (Radicale) async throws -> Void) async throws {
        let server = try Radicale()
        do {
            try await server.start()
            try await body(server)
            await server.client.shutdown()
        } catch {
            await server.client.shutdown()
            throw error
        }
    }

    private init() throws {
        folder = try TemporaryFolder(isInMemory: true)
        port = try Self.freePort()
        try folder.write("an:hunter2\n", to: "users")
        try folder.write("", to: "log")
        let log = try FileHandle(forWritingTo: URL(filePath: folder.path("log")))
        process.executableURL = URL(filePath: Self.program)
        process.arguments = [
            "--config", "", "--server-hosts", "127.0.0.1:\(port)", "--auth-type", "htpasswd",
            "--auth-htpasswd-filename", folder.path("users"), "--auth-htpasswd-encryption", "plain",
            "--auth-delay", "0", "--storage-filesystem-folder", folder.path("data"),
        ]
        (process.standardOutput, process.standardError, process.standardInput) = (log, log, FileHandle.nullDevice)
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    private func start() async throws {
        try process.run()
        // Another program's log cannot ring a bell here.
        let end = ContinuousClock.now + .seconds(60)
        while !log.contains("server ready"), process.isRunning, ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(20))
        }
        try #require(log.contains("server ready"), "Radicale does not start: \(log.suffix(500))")
    }

    private var log: String { (try? String(contentsOfFile: folder.path("log"), encoding: .utf8)) ?? "" }

    /// What the source asked since the last time, in order: the method, and the path.
    func takeRequests() -> [String] {
        asked.withLock { asked in
            defer { asked = [] }
            return asked.map {
                "\($0.method) /\($0.url.reveal().split(separator: "/", maxSplits: 2).dropFirst(2).first ?? "")"
            }
        }
    }

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        return try await client.exchange(request)
    }

    func url(_ path: String = "") -> Secret { Secret("http://127.0.0.1:\(port)/\(path)") }

    /// A source of what is at `path`.
    func source(
        _ path: String = "", user: String? = "an", password: String = "hunter2", name: String? = nil
    )
        -> CalDAVSource
    {
        CalDAVSource(
            url: url(path), username: user, password: user.map { _ in Secret(password) }, name: name, web: self)
    }

    /// Makes a calendar of the user `an`.
    func makeCalendar(_ path: String, name: String, kinds: [String] = ["VEVENT", "VTODO"]) async throws {
        let components = kinds.map { "<C:comp name=\"\($0)\"/>" }.joined()
        try await change(
            "MKCALENDAR", "an/\(path)/",
            """
            <C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop>\
            <displayname>\(name)</displayname>\
            <C:supported-calendar-component-set>\(components)</C:supported-calendar-component-set>\
            </prop></set></C:mkcalendar>
            """, type: "application/xml")
    }

    /// Writes an item, or a whole calendar when `path` ends with a slash.
    func put(_ path: String, _ text: String) async throws {
        try await change("PUT", "an/\(path)", text, type: "text/calendar; charset=utf-8")
    }

    func delete(_ path: String) async throws { try await change("DELETE", "an/\(path)", "", type: "text/plain") }

    /// Makes the server forget what it remembers of earlier states, and with it every sync token.
    func forgetTokens(of path: String) throws {
        try? FileManager.default.removeItem(atPath: folder.path("data/collection-root/an/\(path)/.Radicale.cache"))
    }

    private func change(_ method: String, _ path: String, _ body: String, type: String) async throws {
        var request = HTTPRequest(method: method, url: Secret("http://an:hunter2@127.0.0.1:\(port)/\(path)"))
        (request.headers, request.body, request.timeout) = ([("Content-Type", type)], Array(body.utf8), .seconds(120))
        let response = try await client.exchange(request)
        try #require((200...299).contains(response.status), "\(method) \(path): \(response.status)")
    }

    /// A port that is free now.
    private static func freePort() throws -> UInt16 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(socket >= 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        try #require(isBound)
        return UInt16(bigEndian: address.sin_port)
    }
}
