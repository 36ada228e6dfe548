import ArgumentParser
import Daemon

/// `nhaclich restore FILE`: puts a copy of the store back.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the store; the daemon must not run.",
        discussion: """
            The copy is checked first, and stays where it is. A backup of an earlier version is brought up to date when the \
            daemon starts. The store that was there is kept beside it as nhaclich.db.before-restore.
            """)

    @Argument(help: "The backup.", completion: .file())
    var file: String

    @OptionGroup var state: StatePlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await complaining {
            let (contents, previous) = try await Progress.during("putting the backup back") {
                try HostState.restore(file, to: state.folder)
            }
            try format.write(StoredCopy(contents, file: file, previous: previous)) { copy in
                let kept = copy.previous.map { "\nThe store that was there is kept as \($0)." } ?? ""
                return "restored from \(copy.file): \(copy.report)\(kept)\nStart the daemon: systemctl start nhaclich"
            }
        }
    }
}
