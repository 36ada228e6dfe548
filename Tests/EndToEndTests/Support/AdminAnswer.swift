import Foundation

/// What the daemon answered on its socket.
struct AdminAnswer: Decodable {
    let status: Int
    /// Names in lower case.
    let headers: [String: String]
    let body: String
    let milliseconds: Double
}

/// Asks the sandbox's daemon for `path`.
///
/// - Parameter headers: Each as `name:value`.
func ask(_ path: String, _ headers: String..., in sandbox: Sandbox) async throws -> AdminAnswer {
    let result = try await run(
        "/usr/bin/python3", [Project.program("ask.py"), sandbox.path("admin.sock"), path] + headers, in: sandbox)
    return try JSONDecoder().decode(AdminAnswer.self, from: Data(result.output.utf8))
}
