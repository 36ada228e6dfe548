import Glibc
package import ReminderCore

/// A calendar spread over the `.ics` files of a folder, as vdirsyncer and Radicale keep them.
package struct DirectorySource: ICalendarSource {
    package static let schema = KindSchema("directory", mainField: "path", fields: [.required("path", .path)])

    /// The most files that are read; a folder with more is somebody's mistake.
    private static let mostFiles = 20_000

    private let path: String

    package init(path: String) { self.path = path }

    init?(_ settings: KindSettings) {
        guard let path = settings.text("path") else { return nil }
        self.init(path: path)
    }

    package var watchedPaths: [String] { [path] }

    package func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar {
        var files: [CalendarFileOnDisk] = []
        // A file that is gone between listing and opening was deleted: the next reading would not see it either.
        for name in try names() {
            do { files.append(try CalendarFileOnDisk("\(path)/\(name)")) } catch {
                if !error.isAbsence { throw error }
            }
        }
        let stamps = Identity { digest in
            for file in files {
                digest.add(file.path)
                digest.add(file.stamp)
            }
        }
        let now = Validators(entityTag: stamps.description)
        if now == known.validators { return .unchanged }
        var documents: [CalendarDocument] = []
        var total = 0
        for file in files {
            let document = try file.read()
            total += document.bytes.count
            guard total <= 2 * CalendarFileOnDisk.largest else {
                throw SourceFailure("the files in '\(path)' are larger than 64 MiB together")
            }
            documents.append(document)
        }
        return .documents(documents, now)
    }

    /// The names of the `.ics` files, sorted; hidden ones are other programs' drafts.
    private func names() throws(SourceFailure) -> [String] {
        guard let folder = opendir(path) else {
            throw SourceFailure("cannot list the folder '\(path)': \(String(cString: strerror(errno)))")
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.lowercased().hasSuffix(".ics"), !name.hasPrefix(".") { names.append(name) }
            guard names.count <= Self.mostFiles else {
                throw SourceFailure("the folder '\(path)' has more than \(Self.mostFiles) .ics files")
            }
        }
        return names.sorted()
    }
}
