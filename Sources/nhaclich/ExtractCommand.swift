import ArgumentParser
import CivilTime
import Daemon
import EventPages
import HostSystem
import ReminderCore

/// `nhaclich extract`: what events does a page announce?
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "List the events that a web page or a text announces.",
        discussion: """
            Reads HTML or plain text, Vietnamese or English, as page calendars are read; it needs no daemon and no \
            configuration. Events that are not sure enough are left out unless --all is given.
            """)

    @Option(
        name: .long,
        help: ArgumentHelp("The day the page was read, for dates it leaves open; today if left out.", valueName: "date")
    )
    var referenceDate: String?

    @Option(name: .long, help: ArgumentHelp("Where the page is on the web, to make its links whole.", valueName: "url"))
    var url: String?

    @Option(name: .long, help: "How the page is laid out: auto, listing or article.")
    var kind = EventPageReader.Layout.auto

    @Option(name: .long, help: ArgumentHelp("The elements that each are one event.", valueName: "xpath"))
    var item: String?

    @Flag(name: .long, help: "List those that would wait for review too.")
    var all = false

    @OptionGroup var format: FormatOption

    @Argument(help: "The page's file.", completion: .file())
    var file: String

    func run() throws {
        guard let reference = referenceDate.map({ CivilDate(iso8601: $0) }) ?? CivilDateTime(utc: WallClock.now).date
        else {
            throw ValidationError("--reference-date is a date such as 2026-12-01")
        }
        if file.contains("://") {
            throw ValidationError("'\(file)' is an address: save the page to a file, and give its address as --url")
        }
        let listing = PageListing(reference: reference, layout: kind, item: item, address: url ?? "")
        do {
            let found = try listing.list(file, all: all)
            for fault in found.faults { Output.complain(fault.report) }
            if found.waiting > 0 {
                Output.complain("nhaclich: \(found.waiting) more would wait for review: --all lists them too")
            } else if found.entries.isEmpty {
                Output.complain("nhaclich: no event is announced in '\(file)'")
            }
            try format.write(found.entries) { entries in
                entries.isEmpty
                    ? ""
                    : Table(
                        ["START", "END", "LINE", "TITLE"],
                        entries.map { [$0.start, $0.end ?? "-", String($0.line), $0.title] }
                    ).text
            }
        } catch let failure as SourceFailure {
            Output.complain("nhaclich: \(failure)")
            throw failure.isAbsence ? ExitCode.noInput : ExitCode.unreadableData
        }
    }
}

extension EventPageReader.Layout: ExpressibleByArgument {}
