package import ReminderCore

/// A text of a file, and where it stands.
package struct LocatedText: Hashable, Sendable {
    package let text: String
    package let location: Diagnostic.Location
    /// The line it begins on, for faults found later; empty when it is not to be shown.
    package let sourceLine: String

    package init(_ text: String, at location: Diagnostic.Location, sourceLine: String = "") {
        (self.text, self.location, self.sourceLine) = (text, location, sourceLine)
    }

    /// A fault in this text.
    package func fault(
        _ problem: String, remedy: String = "", severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        Diagnostic(severity, at: location, problem, remedy: remedy, sourceLine: sourceLine)
    }
}
