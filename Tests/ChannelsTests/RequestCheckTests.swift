import Foundation
import Testing

@Suite("Recorded requests")
struct RequestCheckTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let services = folder.appending(path: "Fixtures/services")
    private static let formats = folder.appending(path: "../../config/formats").standardizedFileURL

    @Test(
        "the services' own models and schemas take every one, and refuse each that is made wrong",
        .enabled(if: TestPython.isInstalled, TestPython.absence))
    func taken() async throws {
        let result = try await TestPython.run(
            [
                Self.folder.appending(path: "Programs/check_requests.py").path(percentEncoded: false),
                Self.services.path(percentEncoded: false),
            ])
        let lines = result.output.split(separator: "\n")
        #expect(result.status == 0, "\(lines.filter { !$0.hasPrefix("ok: ") }.joined(separator: "\n"))")
        #expect(lines.contains { $0.hasPrefix("ok: refused/slack 1: ") })
        #expect(lines.contains { $0.hasPrefix("ok: slack/reminder.json 1: POST ") })
    }

    @Test("there are some of every service that has a format")
    func complete() throws {
        let stories: Set = ["reminder.json", "workshop.json", "change.json", "digest.json", "hostile.json"]
        for name in try names(in: Self.formats) where name.hasSuffix(".yaml") {
            let recorded = try names(in: Self.services.appending(path: name.dropLast(5)))
            #expect(stories.isSubset(of: recorded), "\(name)")
        }
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    }
}
