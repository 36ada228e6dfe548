import Foundation
import Glibc
import Testing

/// A throw-away machine with a real systemd, to which the package that was built can be brought.
enum Machine {
    /// A program that boots one and runs a command in it.
    private static let program: String? = {
        let named = ProcessInfo.processInfo.environment["NHACLICH_MACHINE"]
        let candidates = [named, Project.path("../shared/tools/with-systemd.sh")].compactMap { $0 }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Where the package is in the machine.
    static let package = "/srv/packages/nhaclich.deb"
    /// Where a package of an earlier version is.
    static let older = "/srv/packages/older.deb"

    /// Runs one of these tests' programs in a machine of its own, or says why it cannot.
    ///
    /// - Parameter shown: By their paths in the machine, files and folders that it shows, if they are there.
    static func run(_ script: String, _ arguments: [String], shown: [String: String] = [:]) async throws {
        guard let program, getuid() == 0 else {
            print("skipped: needs root and a program that boots a machine, named by NHACLICH_MACHINE")
            return
        }
        guard let built = BuiltPackage.newest else {
            print("skipped: needs a package, which 'make deb' makes")
            return
        }
        let places = [
            "/srv/packages": try await PackageShelf.shared.folder(for: built),
            "/srv/programs": Project.path("Tests/EndToEndTests/Programs"),
        ].merging(shown) { $1 }.filter { FileManager.default.fileExists(atPath: $0.value) }
        let views = places.sorted { $0.key < $1.key }.flatMap { ["--bind-ro", "\($0.value):\($0.key)"] }
        // What is not there to be shown is not there to be named.
        let words = arguments.filter { shown[$0] == nil || places[$0] != nil }
        // Of the host's disk, only what these need is shown.
        let result = try await EndToEndTests.run(
            program, ["--root", "host"] + views + ["--", "/bin/sh", "/srv/programs/\(script)"] + words, in: Sandbox())
        print(result.output)
        #expect(result.status == 0, "\(result.output)\n\(result.complaints)")
    }
}

/// A package that `make deb` made.
private struct BuiltPackage {
    private static let folder = Project.path(".build/package")

    let path: String
    let made: Date

    /// The one that was made last.
    static var newest: BuiltPackage? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix("nhaclich_") && $0.hasSuffix(".deb") }.map {
            BuiltPackage(path: "\(folder)/\($0)", made: made(at: "\(folder)/\($0)"))
        }.max { $0.made < $1.made }
    }

    /// Whether the program was built again since.
    var isStale: Bool { made < Self.made(at: Project.path(".build/release/nhaclich")) }

    private static func made(at path: String) -> Date {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.modificationDate] as? Date ?? .distantPast
    }
}

/// Puts the package under test beside one that is older, once for all tests of a run.
private actor PackageShelf {
    static let shared = PackageShelf()

    private var work: Task<String, any Error>?

    /// The folder with `nhaclich.deb` and `older.deb`.
    func folder(for package: BuiltPackage) async throws -> String {
        // It belongs to none of the tests: those that come while it is under way wait for the same work.
        let work = work ?? Task { try await Self.fill(with: package) }
        self.work = work
        return try await work.value
    }

    private static func fill(with package: BuiltPackage) async throws -> String {
        if package.isStale { throw Trouble(description: "\(package.path) is older than the program: run 'make deb'") }
        let place = Project.path(".build/package/tested")
        let (newer, older) = ("\(place)/nhaclich.deb", "\(place)/older.deb")
        try? FileManager.default.removeItem(atPath: place)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: package.path, toPath: newer)
        let made = try await run("/bin/sh", [Project.program("older.sh"), newer, older], in: Sandbox())
        if made.status != 0 { throw Trouble(description: "no older package: \(made.complaints)") }
        return place
    }

    /// Why there is nothing to be tested. An expectation's own error would be told of by one of the tests alone.
    private struct Trouble: Error, CustomStringConvertible {
        let description: String
    }
}
