import ArgumentParser
import CivilTime
import Daemon

/// `nhaclich dates`: what dates and times a text holds.
struct DatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates", abstract: "List the dates and times in a text.",
        discussion: "Reads Vietnamese and English, as event pages are read; it needs no daemon and no configuration.")

    @Option(
        name: .long,
        help: ArgumentHelp("The day that 'tomorrow' and missing years are reckoned from.", valueName: "date"))
    var referenceDate: String

    @Option(name: .long, help: "How to write the answer: text, json or jsonl.")
    var format = OutputFormat.jsonl

    @Argument(help: "The text.")
    var text: String

    func run() throws {
        guard let reference = CivilDate(iso8601: referenceDate) else {
            throw ValidationError("--reference-date is a date such as 2026-12-01")
        }
        let (entries, faults) = DateListing(reference: reference).list(text)
        for fault in faults { Output.complain("nhaclich: \(fault)") }
        var output = FormatOption()
        (output.format, output.colour) = (format, .auto)
        try output.write(entries) { entries in
            entries.isEmpty
                ? ""
                : Table(
                    ["START", "END", "TEXT"], entries.map { [$0.start ?? $0.rrule ?? "-", $0.end ?? "-", $0.text] }
                ).text
        }
    }
}
