/// The daemon reads a large calendar: the first time, again as it is, or again with one event at another time.
struct Reread: Trial {
    enum Kind: Sendable { case first, unchanged, changed }

    let kind: Kind
    let calendar: EventCalendar

    func run() throws(Trouble) -> Usage {
        let daemon = try DaemonHost(in: try Files.emptyFolder("reread"))
        try daemon.configure(channel: "console: {}", remind: "1h")
        if kind != .first { try Files.write(calendar.bytes(), to: daemon.calendar) }
        try daemon.start()
        if kind != .first { try daemon.waitUntil(planned: calendar.events) }
        try daemon.settle()
        let process = try daemon.process()
        let (cpu, written) = (process.cpuSeconds, process.number("wchar", in: "io"))
        let begin = Stopwatch.now
        // The folder of the calendar is watched: a file that takes the place of another is read at once.
        try Files.write(calendar.bytes(moving: kind == .changed ? calendar.events / 2 : nil), to: daemon.calendar)
        if kind == .first { try daemon.waitUntil(planned: calendar.events) } else { Stopwatch.sleep(1) }
        try daemon.settle()
        var usage = Usage(
            wallSeconds: Stopwatch.now - begin, cpuSeconds: process.cpuSeconds - cpu, answer: calendar.events)
        usage.figures[.written] = Double(process.number("wchar", in: "io") - written)
        usage.peakBytes = try daemon.stop().peakBytes
        return usage
    }
}
