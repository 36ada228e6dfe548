import Foundation
import Glibc

/// What Python prints when it runs `script`: a second opinion by somebody else's code.
///
/// It reads and writes files, not pipes: tests run at once, and a process that has another's pipe open by
/// inheritance would let it wait for ever.
func python(_ script: String, _ arguments: String..., input: [UInt8] = []) async throws -> String {
    let (stdin, stdout) = try (temporaryFile(), temporaryFile())
    try stdin.write(contentsOf: Data(input))
    try stdin.seek(toOffset: 0)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-X", "utf8", "-c", script] + arguments
    (process.standardInput, process.standardOutput) = (stdin, stdout)
    try await process.runToItsEnd()
    guard process.terminationStatus == 0 else { throw PythonFailure(status: process.terminationStatus) }
    try stdout.seek(toOffset: 0)
    return try String(decoding: stdout.readToEnd() ?? Data(), as: UTF8.self)
}

extension Process {
    /// Runs it, and gives the thread to others until it has ended: there are few threads, and Python is slow.
    func runToItsEnd() async throws {
        try await withCheckedThrowingContinuation { continuation in
            terminationHandler = { _ in continuation.resume() }
            do { try run() } catch {
                terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }
}

/// A file without a name.
func temporaryFile() throws -> FileHandle {
    var template = Array("\(FileManager.default.temporaryDirectory.path())/python-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    unlink(template)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
}

struct PythonFailure: Error {
    let status: Int32
}
