import ReminderCore

/// A path in the configuration.
enum FilePath {
    /// The path itself when it is absolute, otherwise the one that starts at the folder of the file it stands in.
    static func absolute(_ path: LocatedText) throws(Objection) -> String {
        if path.text.first == "~" {
            throw Objection(
                "the path \(quoted(path.text)) begins with '~', which only shells understand",
                remedy: "write the folder in full, as in '/home/an/calendar.ics'")
        }
        if path.text.first == "/" { return path.text }
        let file = path.location.file
        guard let slash = file.lastIndex(of: "/") else { return path.text }
        let rest = path.text.hasPrefix("./") ? String(path.text.dropFirst(2)) : path.text
        return file[...slash] + rest
    }
}
