import Foundation
import Synchronization

/// What a program that ran to its end came to.
struct CommandResult: Sendable {
    let status: Int32
    let output: String
    let complaints: String
}

/// Runs a program to its end.
func run(_ program: String, _ arguments: [String], in sandbox: Sandbox) async throws -> CommandResult {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = sandbox.environment
    let identity = UUID().uuidString
    let output = sandbox.path("\(identity).out")
    let complaints = sandbox.path("\(identity).err")
    for path in [output, complaints] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let files = try [output, complaints].map { try FileHandle(forWritingTo: URL(filePath: $0)) }
    defer {
        for file in files { try? file.close() }
        for path in [output, complaints] { try? FileManager.default.removeItem(atPath: path) }
    }
    process.standardOutput = files[0]
    process.standardError = files[1]
    process.standardInput = FileHandle.nullDevice
    let (ended, continuation) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    for await _ in ended {}
    // A test whose time is over is cancelled while its program still runs.
    if process.isRunning {
        process.terminate()
        throw CancellationError()
    }
    return CommandResult(
        status: process.terminationStatus,
        output: try String(contentsOfFile: output, encoding: .utf8),
        complaints: try String(contentsOfFile: complaints, encoding: .utf8))
}

/// Runs a command of nhaclich to its end.
func nhaclich(_ arguments: String..., in sandbox: Sandbox) async throws -> CommandResult {
    try await run(Project.nhaclich, arguments, in: sandbox)
}
