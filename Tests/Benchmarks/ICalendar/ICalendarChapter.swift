/// Reading a large calendar and listing the occurrences of 90 days.
struct ICalendarChapter: Chapter {
    let name = "icalendar"
    let title = "iCalendar: read 100,000 events, a fifth of them recurring, and list the occurrences of 90 days"

    private static let events = 100_000
    private static let ours = "nhaclich, reader and expansion"
    private static let program = "`nhaclich expand` of 40,000 events, printing included"
    private static let libical = "libical 3 (C)"
    private static let python = "icalendar + recurring_ical_events (Python)"

    /// How many events the program itself reads: it takes files of 32 MiB at most.
    private static let fewerEvents = 40_000

    /// The calendars, whoever makes them.
    private let calendar = Files.folder + "/calendar-\(ICalendarChapter.events).ics"
    private let smallCalendar = Files.folder + "/calendar-\(ICalendarChapter.fewerEvents).ics"

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        var notes = try make(calendar, events: ICalendarChapter.events)
        _ = try make(smallCalendar, events: ICalendarChapter.fewerEvents)
        let works = [
            ("floor: read the file", "read"), ("floor: read it and count its lines", "lines"),
            (ICalendarChapter.ours, "expand"),
        ]
        var contenders = works.map { name, work in
            Contender(
                name: name, input: calendar,
                trial: Command(program: "/proc/self/exe", arguments: ["work", work, calendar], answer: .number))
        }
        for (peer, sign) in peers {
            if Files.exists(sign) {
                contenders.append(peer)
            } else {
                notes.append("\(peer.name) is not there and was left out.")
            }
        }
        return (contenders, notes)
    }

    /// The programs that do the same and print it, each with a file that is there when it can be run.
    private var peers: [(contender: Contender, sign: String)] {
        func peer(_ name: String, _ program: String, _ arguments: [String], _ input: String? = nil) -> Contender {
            let command = Command(program: program, arguments: arguments, answer: .lines)
            return Contender(
                name: name, input: input ?? calendar, isSlow: name == ICalendarChapter.python, trial: command)
        }
        let (program, folder) = (".build/release/nhaclich", Files.folder + "/peers")
        let expand = ["expand", "--from", "2026-03-01", "--to", "2026-05-30", "--timezone", "Asia/Ho_Chi_Minh"]
        let days = [calendar, "2026-03-01", "90"]
        let script = Files.shared + "/peers/w1_recurring_ical_events.py"
        return [
            (
                peer(ICalendarChapter.program, program, expand + ["--format", "jsonl", smallCalendar], smallCalendar),
                program
            ),
            (peer(ICalendarChapter.libical, folder + "/w1_libical", days), folder + "/w1_libical"),
            (peer(ICalendarChapter.python, folder + "/venv/bin/python", [script] + days), folder + "/venv/installed"),
        ]
    }

    /// Makes a calendar unless it is there, and notes how.
    private func make(_ calendar: String, events: Int) throws(Trouble) -> [String] {
        let generator = Files.shared + "/gen_ics.py"
        guard Files.exists(generator) else {
            if !Files.exists(calendar) {
                try Files.write(CalendarGenerator.calendar(of: events), to: calendar)
            }
            return ["The generator of the shared workloads is not there; the calendar is one of our own, and simpler."]
        }
        if !Files.exists(calendar) {
            let arguments = ["--events", "\(events)", "--recurring", "20", "--out", calendar]
            _ = try Command(program: "python3", arguments: [generator] + arguments, answer: .lines).run()
        }
        return []
    }

    func work(_ arguments: [String]) async throws(Trouble) -> Bool { try ICalendarWork.run(arguments) }

    func table(of results: [Measured]) -> MarkdownTable {
        let ours = results.first { $0.contender.name == ICalendarChapter.ours }?.cpuSeconds.median ?? 0
        var table = MarkdownTable(["who", "CPU s", "CPU, ours being 1", "wall s", "MB/CPU s", "peak, files", "found"])
        for result in results {
            let (cpu, size) = (result.cpuSeconds, Double(Files.size(result.contender.input)))
            let times = result.contender.input == calendar ? decimal(cpu.median / ours, digits: 2) : "-"
            table.rows.append([
                result.contender.name, cpu.text(digits: 3), times,
                result.wallSeconds.text(digits: 3), decimal(size / 1e6 / max(cpu.median, 0.001), digits: 0),
                decimal(result.peakBytes.median / size, digits: 2), "\(result.answer)",
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        guard let ours = results[ICalendarChapter.ours] else { return [] }
        let size = Double(Files.size(calendar))
        func times(_ name: String) -> Spread? {
            results[name].map { ours.beside($0, \.cpuSeconds) { ours, other in other / max(ours, 1e-9) } }
        }
        var bars = [
            Bar(name: "CPU s to read and expand", most: 0.6, reached: ours.cpuSeconds),
            Bar(
                name: "MB of input in a CPU second, whole process", least: 150,
                reached: Spread(ours.usages.map { size / 1e6 / max($0.cpuSeconds, 1e-9) })),
            Bar(
                name: "sizes of the file in its peak of memory", most: 2.5,
                reached: ours.peakBytes.scaled(by: 1 / size)),
        ]
        if let libical = times(ICalendarChapter.libical) {
            bars.append(Bar(name: "times less CPU than libical", least: 8, reached: libical))
        }
        if let python = times(ICalendarChapter.python) {
            bars.append(Bar(name: "times less CPU than the Python libraries", least: 100, reached: python))
        }
        return bars
    }
}
