import Foundation

/// A file of the journal's catalog, as `journalctl --update-catalog` reads it.
struct JournalCatalog {
    /// What is said of one kind of entry.
    struct Explanation {
        /// The `MESSAGE_ID`.
        let id: String
        let headers: [String: String]
        let text: String

        /// The fields that are filled in.
        var fields: Set<String> {
            let all = (headers.values + [text]).joined(separator: "\n")
            return Set(all.matches(of: /@([A-Z_]+)@/).map { String($0.1) })
        }

        /// What the reader is to type, a line of its own each.
        var commands: [String] {
            text.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
        }

        /// The pages of the manual that it names, such as `nhaclich-log(1)`.
        var pages: [String] {
            (headers["Documentation"] ?? "").split(separator: " ").map { String($0.trimmingPrefix("man:")) }
        }
    }

    let explanations: [Explanation]
    /// The lines that are not the writers' own remarks.
    let lines: [Substring]

    /// - Parameter name: The file's, below `systemd`.
    init(_ name: String) throws {
        let text = try String(contentsOfFile: TemporaryFolder.project("systemd/\(name)"), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
        explanations = lines.joined(separator: "\n").split(separator: "\n-- ").compactMap(Self.explanation)
    }

    private static func explanation(_ text: Substring) -> Explanation? {
        guard let body = text.firstRange(of: "\n\n") else { return nil }
        var headers: [String: String] = [:]
        let head = text[..<body.lowerBound].split(separator: "\n")
        for line in head.dropFirst() {
            guard let colon = line.firstRange(of: ": ") else { return nil }
            headers[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
        }
        return Explanation(id: String(head.first ?? ""), headers: headers, text: String(text[body.upperBound...]))
    }
}
