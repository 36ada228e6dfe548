import Foundation
import Testing

/// The Python that `make python` puts beside the build, with the packages of `Tests/requirements.txt`.
enum TestPython {
    // Not standardized: that would follow the link to the system's Python, which does not have them.
    private static let program = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build/python/bin/python").path(percentEncoded: false)
    static let isInstalled = FileManager.default.isExecutableFile(atPath: program)
    static let absence: Comment =
        "there is no Python with other people's packages: make python puts it into .build/python"

    /// Runs a program of Python to its end, and returns its status and what it printed.
    static func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let output = try temporaryFile()
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["-X", "utf8"] + arguments
        (process.standardInput, process.standardOutput, process.standardError) = (FileHandle.nullDevice, output, output)
        try await process.runToItsEnd()
        try output.seek(toOffset: 0)
        return (process.terminationStatus, try String(decoding: output.readToEnd() ?? Data(), as: UTF8.self))
    }
}
