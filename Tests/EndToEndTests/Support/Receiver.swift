import Foundation

/// A web server that takes webhooks and gives feeds, well or badly.
final class Receiver: Sendable {
    /// One request it got.
    struct Request: Decodable {
        let method: String?
        let path: String
        let time: Double
        let headers: [String: String]
        let body: String?
    }

    let port: Int
    private let program: RunningProgram
    private let log: String

    init(in sandbox: Sandbox) async throws {
        log = sandbox.path("requests.jsonl")
        let program = try RunningProgram(
            "/usr/bin/python3", [Project.program("receiver.py"), log], in: sandbox, output: "receiver.log")
        self.program = program
        _ = await until(30) { program.written.hasSuffix("\n") }
        guard let port = Int(program.written.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw DaemonIsNotUp(log: program.written)
        }
        self.port = port
    }

    /// The address of a path.
    func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

    /// The requests so far, in the order they came.
    var requests: [Request] {
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").filter { $0.hasSuffix("}") }
        return lines.compactMap { try? JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
    }

    /// The requests to one path.
    func requests(to path: String) -> [Request] { requests.filter { $0.path == "/\(path)" } }
}
