import Foundation
import Testing

/// Compares `text` with `Fixtures/<name>.txt`; with `NHACLICH_RECORD=1`, writes it there instead.
func expectSnapshot(_ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).txt")
    if ProcessInfo.processInfo.environment["NHACLICH_RECORD"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
    } else {
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(text + "\n" == recorded, "\(name)", sourceLocation: sourceLocation)
    }
}
