import Glibc

/// The daemon delivers to one webhook: planned first, then started anew, and measured while it delivers.
struct DaemonDelivery: Trial {
    let schedule: Schedule

    /// Seconds from the start until the first notice is due; a backlog is due already.
    private static let lead = 4.0

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("daemon")
        let sink = try Sink(in: folder)
        let daemon = try DaemonHost(in: folder)
        try daemon.configure(channel: "webhook: { url: \"\(sink.url)\" }", rules: schedule.rules)
        // Far enough away to be planned, and not over when it is put forward.
        let start = Int(Stopwatch.wall) + 3600
        var calendar = EventCalendar(events: schedule.events) { _ in start }
        calendar.repeated = schedule.repeated
        try Files.write(calendar.bytes(), to: daemon.calendar())
        try daemon.prepare(planned: schedule.notices)
        let begin = (Stopwatch.wall + (schedule.shape == .backlog ? -1 : Self.lead)).rounded(.up)
        // Calendars know whole seconds; reminders that are put off, milliseconds. Those about one event are that far apart,
        // since of two that are due at the same instant only one is sent.
        let number = "(SELECT substr(uid, 6) FROM occurrence WHERE number = reminder.occurrence)"
        let offset = schedule.shape == .spread ? number : "0"
        try daemon.change("UPDATE reminder SET due = \(Int(begin) * 1000) + \(offset) - CAST(lead AS INTEGER)")
        return try measure(daemon, sink, from: begin)
    }

    private func measure(_ daemon: DaemonHost, _ sink: Sink, from begin: Double) throws(Trouble) -> Usage {
        Stopwatch.sleep(until: begin - Self.lead + 1)
        try daemon.start()
        let process = try daemon.process()
        if schedule.shape != .backlog {
            guard Stopwatch.wall < begin - 0.5 else { throw Trouble("the daemon starts too late to be measured") }
            Stopwatch.sleep(until: begin - 0.5)
        }
        let before = schedule.shape == .backlog ? 0 : process.cpuSeconds
        try sink.wait(for: schedule.notices, patience: 20) { daemon.listen() }
        Stopwatch.sleep(0.5)  // What came of the last ones is written down, and what came twice is seen.
        let cpu = process.cpuSeconds - before
        let usage = try daemon.stop()
        return Usage(
            cpuSeconds: cpu, peakBytes: usage.peakBytes, answer: schedule.notices,
            figures: schedule.figures(of: try sink.end(), from: begin * 1000))
    }
}
