import HostSystem
import ReminderCore

/// Puts a draft on the disk: its secrets first, so that a configuration never names one that is not there.
struct DraftFiles {
    let desk: DraftDesk

    /// Writes `draft` to `path`.
    ///
    /// - Returns: The files that were written, and the one that keeps what stood in `path` before.
    /// - Throws: `FileFault`; then nothing was changed.
    func write(_ draft: Draft, to path: String) throws(FileFault) -> DraftDesk.Written {
        let folder = ConfigurationFolder.folder(of: desk.file)
        let credentials = "\(folder)/credentials"
        var written: [String] = []
        do throws(FileFault) {
            try WholeFile.makeFolder(ConfigurationFolder.folder(of: path), mode: 0o755)
            if !draft.secrets.isEmpty { try WholeFile.makeFolder(credentials, mode: 0o700) }
            for (name, secret) in draft.secrets.sorted(by: { $0.key < $1.key }) {
                let file = "\(credentials)/\(name)"
                try WholeFile.create(file, Array((secret.reveal() + "\n").utf8), mode: 0o600)
                written.append(file)
            }
            let backup = try WholeFile.keep(path)
            try WholeFile.replace(path, Array(desk.text(of: draft, in: path).utf8), mode: 0o644)
            return DraftDesk.Written(files: [path] + written, backup: backup)
        } catch {
            for file in written { WholeFile.remove(file) }
            throw error
        }
    }
}

extension DraftDesk {
    /// What was written.
    package struct Written: Sendable {
        /// The configuration, then the secrets.
        package let files: [String]
        /// Where the configuration before is kept; nil when there was none.
        package let backup: String?
    }

    /// Puts a draft on the disk.
    ///
    /// - Throws: `FileFault`; then nothing was changed.
    package func write(_ draft: Draft, to path: String) throws -> Written {
        try DraftFiles(desk: self).write(draft, to: path)
    }

    /// A file of `conf.d` that is not there yet.
    package func fileBeside(named name: String) -> String {
        let folder = "\(ConfigurationFolder.folder(of: file))/conf.d"
        var number = 1
        func path() -> String { "\(folder)/\(name)\(number == 1 ? "" : "-\(number)").yaml" }
        while WholeFile.exists(path()) { number += 1 }
        return path()
    }

    /// A name for a credential like `wish` that is not kept yet.
    package func credential(like wish: String) -> String {
        let folder = "\(ConfigurationFolder.folder(of: file))/credentials"
        var number = 1
        func name() -> String { number == 1 ? wish : "\(wish)-\(number)" }
        while WholeFile.exists("\(folder)/\(name())") { number += 1 }
        return name()
    }
}
