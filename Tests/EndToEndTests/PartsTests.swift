import Foundation
import Testing

@Suite("What the program consists of")
struct PartsTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// A line of `read_parts.py`.
    private struct Part: Decodable {
        let kind: String
        let name: String
        let version: String
        let licences: [String]
        let covered: Bool
        let carries: [String]
    }

    @Test("is listed as CycloneDX wants it, each part with its version and licence, and the same twice")
    func list() async throws {
        let tree = sandbox.path("dependencies.json")
        let show = ["show-dependencies", "--format", "json", "--output-path", tree]
        _ = try await ask(["swift", "package", "--ignore-lock", "--disable-automatic-resolution"] + show)
        let list = try await make("sbom.py", tree, "0.1.0", Project.nhaclich)
        #expect(try await make("sbom.py", tree, "0.1.0", Project.nhaclich) == list)
        guard TestPython.isInstalled else {
            print("skipped: \(TestPython.absence)")
            return
        }
        try sandbox.write(list, to: "sbom.json")
        try sandbox.write(
            try await make("copyright.py", tree, Project.nhaclich, "systemd/debian/copyright.head"), to: "copyright")
        let read = try await run(
            TestPython.program,
            [Project.program("read_parts.py"), sandbox.path("sbom.json"), sandbox.path("copyright")],
            in: sandbox)
        #expect(read.status == 0, "\(read.complaints)")
        let parts = try read.output.split(separator: "\n").map {
            try JSONDecoder().decode(Part.self, from: Data($0.utf8))
        }

        let resolved = try String(contentsOfFile: Project.path("Package.resolved"), encoding: .utf8)
        let packages = parts.filter { $0.kind == "swift" }
        let names = Set(packages.map(\.name))
        #expect(names.isSubset(of: resolved.matches(of: /"identity" : "([^"]+)"/).map { String($0.1) }))
        #expect(names.isSuperset(of: ["grdb.swift", "hummingbird", "swift-log", "swift-mustache"]))
        // They are resolved for parts of others that nothing here uses.
        #expect(names.isDisjoint(with: ["async-http-client", "swift-certificates", "swift-crypto", "swift-nio-ssl"]))
        for package in packages {
            #expect(!package.version.isEmpty && package.licences.count == 1 && package.covered, "\(package)")
        }
        for (carrier, carried) in [("swift-nio", "llhttp"), ("yams", "libyaml")] {
            #expect(packages.contains { $0.name == carrier && $0.carries.contains(carried) }, "\(carrier)")
        }
        #expect(
            Set(parts.map(\.name)).isSuperset(of: [
                "swift", "icu", "libc6", "libcurl4", "libssl3", "libsqlite3-0", "libxml2",
            ]))
    }

    /// What one of the programs in `systemd/` prints.
    private func make(_ program: String, _ arguments: String...) async throws -> String {
        try await ask(["python3", "-B", "systemd/\(program)"] + arguments)
    }

    /// What a program prints in the project's folder, where it finds Swift.
    private func ask(_ command: [String]) async throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let result = try await run(
            "/usr/bin/env", ["--chdir=\(Project.root)", "PATH=\(path)", "SOURCE_DATE_EPOCH=0"] + command, in: sandbox)
        #expect(result.status == 0, "\(command): \(result.complaints)")
        return result.output
    }
}
