import Foundation
import ReminderCore
import Settings
import Testing

/// Each `Fixtures/<name>.yaml`, with the files of `<name>.conf.d` merged into it, must give the report in
/// `<name>.txt`. With `NHACLICH_RECORD=1` the reports are written anew, for review in the diff.
@Suite("Configurations and their reports")
struct FixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test("every fault is reported where it is, with what to do", arguments: names)
    func report(name: String) throws {
        let report = try Self.report(of: name)
        let expected = Self.folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["NHACLICH_RECORD"] == "1" {
            try report.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(try report == String(contentsOf: expected, encoding: .utf8))
        // Whatever is secret in the fixtures and in the fake source has this in it.
        #expect(!report.contains("s3cr3t"))
    }

    @Test("reading the same files again gives the same report", arguments: names)
    func repeatable(name: String) throws {
        #expect(try Self.report(of: name) == Self.report(of: name))
    }

    private static func report(of name: String) throws -> String {
        var texts = [try text("\(name).yaml", shownAs: "/etc/nhaclich/nhaclich.yaml")]
        let merged = (try? FileManager.default.contentsOfDirectory(atPath: folder.path() + "/\(name).conf.d")) ?? []
        for file in merged.sorted() {
            texts.append(try text("\(name).conf.d/\(file)", shownAs: "/etc/nhaclich/conf.d/\(file)"))
        }
        do {
            let configuration = try ConfigurationReader.forTests().read(texts)
            return (["accepted"] + configuration.warnings.map(\.report)).joined(separator: "\n\n") + "\n"
        } catch {
            return "\(error)\n"
        }
    }

    private static func text(_ path: String, shownAs file: String) throws -> ConfigurationText {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        // Control characters and the like are written `<U+0007>` in fixtures, so that editors leave them alone.
        return ConfigurationText(
            file: file,
            text: text.replacing(/<U\+([0-9A-F]{4})>/) { match in
                UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
            })
    }
}
