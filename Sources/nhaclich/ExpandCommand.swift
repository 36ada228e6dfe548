import ArgumentParser
import Daemon
import ReminderCore

/// `nhaclich expand`: what calendar files say about a span of time.
struct ExpandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expand", abstract: "List the occurrences in calendar files.",
        discussion:
            "Prints everything that takes place between --from and --to; it needs no daemon and no configuration.")

    @Option(name: .long, help: ArgumentHelp("The beginning, such as 2026-12-01.", valueName: "time"))
    var from: String

    @Option(name: .long, help: ArgumentHelp("The end, not included.", valueName: "time"))
    var to: String

    @Option(
        name: .long,
        help: ArgumentHelp("The zone of times written without one, such as Asia/Ho_Chi_Minh.", valueName: "zone"))
    var timezone: String?

    @OptionGroup var format: FormatOption

    @Argument(help: "The calendar files.", completion: .file())
    var files: [String]

    func run() throws {
        var status: ExitCode?
        do {
            let listing = try CalendarListing(timezone: timezone)
            guard let start = listing.instant(from), let end = listing.instant(to), start <= end else {
                throw ValidationError(
                    "--from and --to are times, the earlier first: 2026-12-01 or 2026-12-01T08:00:00Z")
            }
            var entries: [CalendarListing.Entry] = []
            for file in files {
                do {
                    let (found, faults) = try listing.list(file, in: start..<end)
                    for fault in faults { Output.complain(fault.report) }
                    entries += found
                } catch {
                    Output.complain("nhaclich: \(error)")
                    status = error.isAbsence ? .noInput : .unreadableData
                }
            }
            try format.write(entries) { entries in
                entries.isEmpty
                    ? ""
                    : Table(
                        ["START", "END", "STATUS", "TITLE"],
                        entries.map { [$0.start, $0.end, $0.status ?? "-", $0.summary] }
                    ).text
            }
        } catch let failure as SourceFailure {
            throw ValidationError("\(failure)")
        }
        if let status { throw status }
    }
}
