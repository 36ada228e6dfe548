import ReminderCore

/// The files of the dashboard as they are on the disk.
package struct DashboardFiles: Sendable {
    /// The texts of templates, style, script and icon, by the names of their files.
    package var texts: [String: String]
    /// The phrases of each language by their dotted keys, by the language's tag.
    package var phrases: [String: [String: String]]
    /// The folder, for faults.
    package var folder: String

    package init(folder: String, texts: [String: String], phrases: [String: [String: String]]) {
        (self.folder, self.texts, self.phrases) = (folder, texts, phrases)
    }

    /// What is missing without which no page can be shown.
    var absences: [Diagnostic] {
        let wanted = Site.pages.map { "\($0).mustache" } + ["style.css", "live.js", "icon.svg"]
        return wanted.filter { texts[$0] == nil }.map { name in
            Diagnostic(
                at: Diagnostic.Location(file: "\(folder)/\(name)"), "there is no such file",
                remedy: "install nhaclich whole, or say where its data is: --data /usr/share/nhaclich")
        }
    }
}
