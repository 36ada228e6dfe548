import Foundation
import Glibc
import Testing

@Suite("The clock")
struct ClockTests {
    /// A program that boots a throw-away machine with a clock of its own and runs one command in it.
    private static let machine: String? = {
        let named = ProcessInfo.processInfo.environment["NHACLICH_EMULATOR"]
        let candidates = [named, Project.path("../shared/tools/with-vm.sh")].compactMap { $0 }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    @Test(
        "a clock that is set an hour or a day forward and back loses no reminder, doubles none, and is explained",
        .timeLimit(.minutes(15)))
    func isSet() async throws {
        guard let machine = Self.machine, getuid() == 0 else {
            print("skipped: needs root and a program that boots a machine, named by NHACLICH_EMULATOR")
            return
        }
        guard ProcessInfo.processInfo.environment["NHACLICH_CLOCK"] != nil else {
            print("skipped: takes four minutes; set NHACLICH_CLOCK=1 to run it")
            return
        }
        let sandbox = try Sandbox()
        let stage = sandbox.path("stage")
        // Few libraries are in such a machine.
        let copy = """
            mkdir -p \(stage)/lib && cp -L \(Project.nhaclich) \(stage)/nhaclich && cp -R \(Project.path("config")) \
            \(stage)/share && cp \(Project.program("clock.sh")) \(stage) && ldd \(Project.nhaclich) | \
            awk '$3 ~ /^\\// && $3 !~ /libc\\.so|libm\\.so/ {print $3}' | xargs -I{} cp -L {} \(stage)/lib/
            """
        let staged = try await run("/bin/sh", ["-c", copy], in: sandbox)
        #expect(staged.status == 0, "\(staged.complaints)")
        let result = try await run(
            machine,
            [
                "--in", stage, "--memory", "1536", "--timeout", "800", "--", "/bin/bash", "/run/in/stage/clock.sh",
                "/run/in/stage",
            ], in: sandbox)
        print(result.output)
        #expect(result.status == 0, "\(result.output)\n\(result.complaints)")
    }
}
