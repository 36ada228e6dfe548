import Foundation

/// A folder of its own for one test, with a configuration, a store and a socket, gone when the test is.
final class Sandbox: Sendable {
    let root: String

    init() throws {
        root = "/tmp/nhaclich-test-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: "\(root)/etc/conf.d", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Writes a file the way editors do: whole, then put in place.
    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    /// Writes the configuration.
    func configure(_ yaml: String) throws { try write(yaml, to: "etc/nhaclich.yaml") }

    /// What every command is told about where things are.
    var environment: [String: String] {
        var all = [
            "NHACLICH_DATA": Project.path("config"), "NHACLICH_SOCKET": path("admin.sock"), "PATH": "/usr/bin:/bin",
        ]
        // Where somebody wants pictures of the dashboard.
        all["NHACLICH_SCREENSHOTS"] = ProcessInfo.processInfo.environment["NHACLICH_SCREENSHOTS"]
        return all
    }
}

/// Where things are in the project's checkout.
enum Project {
    /// The top folder.
    static let root = URL(filePath: #filePath).pathComponents.dropLast(4).joined(separator: "/").replacing(
        "//", with: "/")

    /// The path of a file of the project.
    static func path(_ name: String) -> String { "\(root)/\(name)" }

    /// The path of a program of these tests.
    static func program(_ name: String) -> String { path("Tests/EndToEndTests/Programs/\(name)") }

    /// The built daemon: the one `make test` built in release form, or the one built beside the tests.
    static let nhaclich: String = {
        if let named = ProcessInfo.processInfo.environment["NHACLICH_PROGRAM"], !named.isEmpty { return named }
        return path(".build/debug/nhaclich")
    }()
}
