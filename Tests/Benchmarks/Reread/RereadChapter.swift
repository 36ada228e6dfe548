import CivilTime
import HostSystem
import ICalendar

/// Reading a calendar of 100,000 events again.
struct RereadChapter: Chapter {
    let name = "reread"
    let title = "A feed of 100,000 events, read again"

    private static let first = "nhaclich, first reading"
    private static let unchanged = "nhaclich, again unchanged"
    private static let changed = "nhaclich, again with one event changed"
    private static let floor = "floor: read the file"
    private static let parsing = "reader and expansion alone"
    private static let days = 90

    private let file = Files.folder + "/reread.ics"

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        let begin = Int(Stopwatch.wall) + 86_400
        let calendar = EventCalendar(events: 100_000) { begin + $0 * 60 }
        try Files.write(calendar.bytes(), to: file)
        func work(_ name: String, _ work: String) -> Contender {
            let command = Command(program: "/proc/self/exe", arguments: ["work", work, file], answer: .number)
            return Contender(name: name, input: file, trial: command)
        }
        return (
            [
                work(Self.floor, "read"), work(Self.parsing, "reread-parse"),
                Contender(name: Self.first, input: file, trial: Reread(kind: .first, calendar: calendar)),
                Contender(name: Self.unchanged, input: file, trial: Reread(kind: .unchanged, calendar: calendar)),
                Contender(name: Self.changed, input: file, trial: Reread(kind: .changed, calendar: calendar)),
            ],
            [
                "The server tells nothing by which a client could know that a feed is what it was: all of it is fetched each "
                    + "time, from this machine, and compared."
            ]
        )
    }

    func work(_ arguments: [String]) async throws(Trouble) -> Bool {
        guard arguments.first == "reread-parse" else { return false }
        guard arguments.count == 2 else { throw Trouble("reread-parse needs a file") }
        let zones = SystemZones()
        guard let zone = zones.zone(named: "Asia/Ho_Chi_Minh") else {
            throw Trouble("the system has no zone Asia/Ho_Chi_Minh")
        }
        let now = WallClock.now
        let expansion = CalendarFile(reading: try Files.read(arguments[1])).occurrences(
            in: now..<now + .seconds(Self.days * 86_400), zones: zones, defaultZone: zone)
        print(expansion.occurrences.count)
        return true
    }

    func table(of results: [Measured]) -> MarkdownTable {
        var table = MarkdownTable([
            "who", "CPU s", "% of the first reading", "wall s", "written MB", "files of the store written", "peak MB",
        ])
        for result in results {
            let share = results[Self.first].map { result.beside($0, \.cpuSeconds).scaled(by: 100).text(digits: 1) }
            table.rows.append([
                result.contender.name, result.cpuSeconds.text(digits: 3), share ?? "-",
                result.wallSeconds.text(digits: 3),
                result.spread(of: .written)?.scaled(by: 1e-6).text(digits: 2) ?? "-",
                result.spread(of: .storeWrites)?.text(digits: 0) ?? "-",
                decimal(result.peakBytes.median / 1e6, digits: 1),
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        guard let first = results[Self.first], let unchanged = results[Self.unchanged],
            let changed = results[Self.changed], let parsing = results[Self.parsing]
        else { return [] }
        let afterParsing = changed.beside(parsing, \.cpuSeconds) { ($0 - $1) * 1000 }
        return [
            Bar(
                name: "% of the first reading's CPU, unchanged", most: 5,
                reached: unchanged.beside(first, \.cpuSeconds).scaled(by: 100)),
            Bar(
                name: "files of the store written, unchanged", most: 0,
                reached: unchanged.spread(of: .storeWrites)?.worst ?? Spread([])),
            Bar(
                name: "ms of CPU besides reading and expanding, one event changed", most: 100, reached: afterParsing),
        ]
    }
}
