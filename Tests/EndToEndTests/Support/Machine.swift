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
        guard FileManager.default.isExecutableFile(atPath: Project.path(".build/release/nhaclich")) else {
            print("skipped: needs what 'make release' builds")
            return
        }
        let places = [
            "/srv/packages": try await PackageMaker.shared.folder(),
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

/// Makes the package under test and one that is older, once for all tests of a run.
private actor PackageMaker {
    static let shared = PackageMaker()

    private var work: Task<String, any Error>?

    /// The folder with `nhaclich.deb` and `older.deb`.
    func folder() async throws -> String {
        // It belongs to none of the tests: those that come while it is under way wait for the same work.
        let work = work ?? Task { try await Self.make() }
        self.work = work
        return try await work.value
    }

    private static func make() async throws -> String {
        let sandbox = try Sandbox()
        let made = try await run("/usr/bin/make", ["-C", Project.root, "deb"], in: sandbox)
        try #require(made.status == 0, "\(made.output)\n\(made.complaints)")
        let folder = Project.path(".build/package")
        let packages = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasPrefix("nhaclich_") && $0.hasSuffix(".deb")
        }
        let name = try #require(packages.max { age(of: "\(folder)/\($0)") < age(of: "\(folder)/\($1)") })
        let place = "\(folder)/tested"
        try? FileManager.default.removeItem(atPath: place)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(place)/nhaclich.deb")
        let aged = try await run(
            "/bin/sh", [Project.program("older.sh"), "\(place)/nhaclich.deb", "\(place)/older.deb"], in: sandbox)
        try #require(aged.status == 0, "\(aged.complaints)")
        return place
    }

    private static func age(of path: String) -> Date {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.modificationDate] as? Date ?? .distantPast
    }
}
