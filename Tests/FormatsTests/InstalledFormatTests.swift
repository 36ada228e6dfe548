import Formats
import Foundation
import ReminderCore
import Settings
import Testing

@Suite("Installed formats")
struct InstalledFormatTests {
    static let files =
        (try? FileManager.default.contentsOfDirectory(atPath: installedFormats.path()))?
        .filter { $0.hasSuffix(".yaml") }.sorted() ?? []

    @Test("there are as many as the services we speak of")
    func areMany() { #expect(Self.files.count >= 20) }

    @Test("each is sound", arguments: files)
    func isSound(file: String) throws {
        let text = try String(contentsOf: installedFormats.appending(path: file), encoding: .utf8)
        let reading = FormatReader(schemes: schemes).read(
            ConfigurationText(file: file, text: text), named: String(file.dropLast(5)))
        #expect(reading.faults.map(\.report) == [])
        let format = try #require(reading.format)
        #expect(!format.about.isEmpty)
    }
}
