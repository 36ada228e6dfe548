import FoundationEssentials
import HostSystem
import ReminderCore

/// A folder of its own for one test, gone when the test is.
final class TemporaryFolder: Sendable {
    let root: String

    init() throws {
        root = "/tmp/nhaclich-test-\(Identity.random())"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    func write(_ text: String, to name: String) throws {
        let folder = path(name).split(separator: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: "/\(folder)", withIntermediateDirectories: true)
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    func names(_ name: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path(name)) }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }

    /// The path of a file of the project.
    static func project(_ name: String) -> String {
        let parts = URL(filePath: #filePath).pathComponents.dropLast(3).joined(separator: "/")
        return "\(parts)/\(name)".replacing("//", with: "/")
    }
}
