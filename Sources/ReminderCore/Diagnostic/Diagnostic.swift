/// A fault in what someone wrote: where it is, what it is, and what to do.
package struct Diagnostic: Error, Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable {
        case warning, error
    }

    /// A place in a text.
    package struct Location: Hashable, Sendable {
        /// The path as the reader knows it, or an address without its secrets.
        package let file: String
        /// The line, from 1; 0 for the file as a whole.
        package let line: Int
        /// The column in characters, from 1; 0 for the line as a whole.
        package let column: Int

        package init(file: String, line: Int = 0, column: Int = 0) {
            (self.file, self.line, self.column) = (file, line, column)
        }
    }

    package let severity: Severity
    package let location: Location
    /// What is wrong: present tense, quotes what was written, without a full stop.
    package let problem: String
    /// What to do, with an example; empty when that is plain.
    package let remedy: String
    /// The line of the text it is in; empty when it is not to be shown.
    package let sourceLine: String

    package init(
        _ severity: Severity = .error, at location: Location, _ problem: String, remedy: String = "",
        sourceLine: String = ""
    ) {
        (self.severity, self.location, self.problem) = (severity, location, problem)
        (self.remedy, self.sourceLine) = (remedy, sourceLine)
    }
}

extension Diagnostic.Location: CustomStringConvertible {
    /// `file:line:column`, as compilers write it and editors follow it.
    package var description: String {
        var text = file
        if line > 0 { text += ":\(line)" }
        if line > 0, column > 0 { text += ":\(column)" }
        return text
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The fault on one line, for the journal.
    package var description: String { "\(location): \(severity.rawValue): \(problem)" }

    /// The fault with the line it is in, a caret below the place, and what to do.
    package var report: String {
        var lines = [description]
        if !sourceLine.isEmpty {
            let margin = String(location.line)
            lines.append(" \(margin) | \(sourceLine)")
            if location.column > 0 {
                // Tabs stay tabs, so that the caret stands below its place however wide they are.
                let indent = sourceLine.prefix(location.column - 1).map { $0 == "\t" ? "\t" : " " }
                lines.append(" \(String(repeating: " ", count: margin.count)) | \(indent.joined())^")
            }
        }
        if !remedy.isEmpty { lines.append("help: \(remedy)") }
        return lines.joined(separator: "\n")
    }
}
