import Foundation
import Settings
import Wording

@testable import Dashboard

/// The dashboard's files as they are shipped.
enum Files {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// All of them.
    static func shipped() throws -> DashboardFiles {
        var files = DashboardFiles(folder: "dashboard", texts: [:], phrases: [:])
        let folder = root.appending(path: "config/dashboard").path(percentEncoded: false)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let text = try text("config/dashboard/\(name)")
            if name.hasSuffix(".yaml") {
                let phrases = LanguageFile.phrases(in: text, file: name).phrases
                files.phrases[String(name.dropLast(5))] = phrases.mapValues(\.text)
            } else {
                files.texts[name] = text
            }
        }
        return files
    }

    /// A language of notices.
    static func language(_ tag: String) throws -> Language {
        let phrases = LanguageFile.phrases(in: try text("config/languages/\(tag).yaml"), file: tag).phrases
        return try Language(tag: tag, phrases: phrases.mapValues(\.text))
    }

    /// The module's code.
    static func sources() throws -> String {
        let folder = root.appending(path: "Sources/Dashboard")
        let names =
            FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
        return try names.map { try text("Sources/Dashboard/\($0)") }.joined()
    }
}
