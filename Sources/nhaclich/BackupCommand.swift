import ArgumentParser
import Daemon
import ReminderCore

/// `nhaclich backup FILE`: a copy of the store.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the store into one file, while the daemon runs or not.",
        discussion: """
            The copy holds the store as it is at one moment: the plan, what waits to be sent, the history, and what channels \
            remember, tokens among it. It is checked, and only its owner may read it. A file that is there is never \
            replaced. The configuration and its secrets are not in it. 'nhaclich restore' puts it back.
            """)

    @Argument(help: "The file to write.", completion: .file())
    var file: String

    @OptionGroup var state: StatePlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await complaining {
            let contents = try await Progress.during("copying the store") {
                try HostState.backUp(state.folder, to: file)
            }
            try format.write(StoredCopy(contents, file: file)) { "\($0.file): \($0.report)" }
        }
    }
}

/// A copy of the store, as it is printed.
struct StoredCopy: Encodable {
    let file: String
    let bytes: Int
    let schema: Int
    let calendars: Int
    let events: Int
    /// Those that are planned.
    let reminders: Int
    /// The deliveries that wait.
    let waiting: Int
    /// Where the store is that was there before; nil when none was, or nothing was put back.
    let previous: String?

    init(_ contents: StoreContents, file: String, previous: String? = nil) {
        (self.file, self.previous, bytes, schema) = (file, previous, contents.bytes, contents.schema)
        (calendars, events) = (contents.calendars, contents.events)
        (reminders, waiting) = (contents.reminders, contents.deliveries)
    }

    /// What is in it, for people.
    var report: String {
        [
            bytes.grouped + " bytes", counted(calendars, "calendar"), counted(events, "event"),
            counted(reminders, "planned reminder"),
            waiting == 1 ? "1 waiting delivery" : "\(waiting.grouped) waiting deliveries",
        ].joined(separator: ", ")
    }

    private func counted(_ number: Int, _ noun: String) -> String {
        "\(number.grouped) \(noun)\(number == 1 ? "" : "s")"
    }
}

extension Int {
    /// Its digits in threes, such as `12,345`.
    fileprivate var grouped: String {
        let digits = String(self)
        let head = digits.count % 3
        return digits.enumerated().map { index, digit in
            index > 0 && index % 3 == head ? ",\(digit)" : String(digit)
        }.joined()
    }
}
