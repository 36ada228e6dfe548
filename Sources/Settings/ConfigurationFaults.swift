package import ReminderCore

/// Everything that is wrong with a configuration, so that nobody has to repair it one fault at a time.
package struct ConfigurationFaults: Error, Hashable {
    /// The faults and warnings in the order of the files, then by line; at least one is an error.
    package let diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension ConfigurationFaults: CustomStringConvertible {
    /// Every fault with its source line and its remedy, an empty line between two.
    package var description: String { diagnostics.map(\.report).joined(separator: "\n\n") }
}
