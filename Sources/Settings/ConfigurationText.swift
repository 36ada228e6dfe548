/// One file of the configuration, as it was read.
package struct ConfigurationText: Hashable, Sendable {
    /// The path of the file: shown in faults, and relative paths in the file start at its folder.
    package let file: String
    /// All that is in the file.
    package let text: String

    package init(file: String, text: String) { (self.file, self.text) = (file, text) }
}
