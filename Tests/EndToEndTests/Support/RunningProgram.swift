import Foundation
import Glibc

/// A program that runs beside the test; it is killed when the test lets go of it.
final class RunningProgram: @unchecked Sendable {
    // `Process` is not Sendable; after `init` only its identifier and its end are read, which it guards itself.
    private let process = Process()
    private let ended: AsyncStream<Void>
    let output: String

    init(_ program: String, _ arguments: [String], in sandbox: Sandbox, output name: String) throws {
        output = sandbox.path(name)
        if !FileManager.default.fileExists(atPath: output) {
            _ = FileManager.default.createFile(atPath: output, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: URL(filePath: output))
        try handle.seekToEnd()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = sandbox.environment
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        let (ended, continuation) = AsyncStream<Void>.makeStream()
        self.ended = ended
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// What it wrote so far.
    var written: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

    /// The names of its threads.
    var threads: [String] {
        let tasks = "/proc/\(process.processIdentifier)/task"
        let numbers = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
        return numbers.compactMap { try? String(contentsOfFile: "\(tasks)/\($0)/comm", encoding: .utf8) }
            .map { $0.trimmingCharacters(in: .newlines) }
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for its end.
    func end() async -> Int32 {
        for await _ in ended {}
        return process.terminationStatus
    }
}

/// Looks at something outside the process again and again until it is so, for at most `seconds`.
///
/// Other programs' files cannot ring a bell here, so this one waits in small steps; it never waits longer than it has to.
/// What starts a program to look takes longer steps.
func until(
    _ seconds: Double, every step: Duration = .milliseconds(20), _ isSo: () async throws -> Bool
) async rethrows -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try await isSo() { return true }
        try? await Task.sleep(for: step)
    }
    return try await isSo()
}
