import Foundation
import Testing

/// The programs that try nhaclich with blows: each makes a sandbox of its own, prints what it saw, and ends with 1
/// when something was lost.
enum Laboratory {
    /// A number that the environment names, or what is usual.
    static func number(_ name: String, usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    /// Runs one of them, on its `part` if it has several, with options such as `kills: 50`, by some Python.
    static func run(
        _ program: String, part: String? = nil, options: [String: Int] = [:], with python: String = "python3"
    ) async throws {
        let sandbox = try Sandbox()
        let numbers = options.sorted { $0.key < $1.key }.flatMap { ["--\($0.key)", String($0.value)] }
        let words = [Project.program(program), "--program", Project.nhaclich] + numbers
        let result = try await EndToEndTests.run(
            "/usr/bin/env", [python] + words + [part].compactMap(\.self), in: sandbox)
        print(result.output)
        #expect(result.status == 0, "\(result.output)\(result.complaints)")
    }
}
