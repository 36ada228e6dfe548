/// One file of the configuration, as it was read.
package struct ConfigurationText: Hashable, Sendable {
    /// The path of the file: shown in faults, and relative paths in the file start at its folder.
    package let file: String
    /// All that is in the file.
    package let text: String
    /// Whether every user of the machine may read it.
    package let isOpenToAll: Bool

    package init(file: String, text: String, isOpenToAll: Bool = false) {
        (self.file, self.text, self.isOpenToAll) = (file, text, isOpenToAll)
    }
}
