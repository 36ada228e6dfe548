import Foundation

/// The project's sources, as text.
enum Sources {
    /// The top folder of the checkout.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    /// A Swift file.
    struct File: Sendable, CustomStringConvertible {
        /// Its path below `Sources` or `Tests`.
        let name: String
        let text: String

        var description: String { name }

        /// Its lines without comments and without what stands in quotation marks.
        var code: [(number: Int, line: String)] {
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
                let quiet = line.replacing(#/"([^"\\]|\\.)*"/#, with: "\"\"")
                let code = quiet.range(of: "//").map { quiet[..<$0.lowerBound] } ?? quiet[...]
                return (number + 1, String(code))
            }
        }
    }

    /// The Swift files below `folder`.
    static func files(below folder: String) -> [File] {
        let top = root.appending(path: folder)
        let paths =
            FileManager.default.enumerator(atPath: top.path(percentEncoded: false))?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            let text = try? String(contentsOf: top.appending(path: path), encoding: .utf8)
            return text.map { File(name: path, text: $0) }
        }
    }

    /// The names of the modules.
    static var modules: [String] {
        let folder = root.appending(path: "Sources").path(percentEncoded: false)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !files(below: "Sources/\($0)").isEmpty }.sorted()
    }
}
