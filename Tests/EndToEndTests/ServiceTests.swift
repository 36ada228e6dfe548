import Foundation
import Glibc
import Testing

@Suite("The service")
struct ServiceTests {
    /// A program that boots a throw-away machine with a real systemd and runs one command in it.
    private static let machine: String? = {
        let named = ProcessInfo.processInfo.environment["NHACLICH_MACHINE"]
        let candidates = [named, Project.path("../shared/tools/with-systemd.sh")].compactMap { $0 }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    @Test(
        "under a real systemd it installs, starts, reminds, reloads, is watched and is confined",
        .timeLimit(.minutes(10)))
    func realSystemd() async throws {
        guard let machine = Self.machine, getuid() == 0 else {
            print("skipped: needs root and a program that boots a machine, named by NHACLICH_MACHINE")
            return
        }
        let sandbox = try Sandbox()
        let stage = sandbox.path("stage")
        let install = try await run("/usr/bin/make", ["-C", Project.root, "install", "DESTDIR=\(stage)"], in: sandbox)
        #expect(install.status == 0, "\(install.complaints)")
        // Of the host's disk, only what these two need is shown.
        let result = try await run(
            machine,
            [
                "--root", "host", "--bind-ro", "\(stage):/mnt/stage", "--bind-ro",
                "\(Project.path("Tests/EndToEndTests/Programs")):/mnt/programs", "--", "/bin/sh",
                "/mnt/programs/service.sh", "/mnt/stage", "/mnt/programs",
            ], in: sandbox)
        print(result.output)
        #expect(result.status == 0, "\(result.output)\n\(result.complaints)")
    }
}
