import Glibc

/// The daemon delivers to one webhook: planned first, then started anew, and measured while it delivers.
struct DaemonDelivery: Trial {
    let schedule: Schedule

    /// Seconds until the first notice is due: enough to read the calendar and to start twice.
    private static let lead = 25.0

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("daemon")
        let sink = try Sink(in: folder)
        let daemon = try DaemonHost(in: folder)
        try daemon.configure(channel: "webhook: { url: \"\(sink.url)\" }")
        let begin = Int(Stopwatch.wall + Self.lead)
        let calendar = EventCalendar(events: schedule.notices) { begin + schedule.offset($0) / 1000 }
        try Files.write(calendar.bytes(), to: daemon.calendar)
        try daemon.prepare(planned: schedule.notices)
        if schedule.shape == .spread {
            // Calendars know whole seconds; reminders that are put off, milliseconds.
            let uid = "substr((SELECT uid FROM occurrence WHERE number = reminder.occurrence), 6)"
            try daemon.change("UPDATE reminder SET due = due + \(uid) % 1000")
        }
        guard Stopwatch.wall < Double(begin) - 2 else { throw Trouble("planning took too long") }
        return try measure(daemon, sink, from: Double(begin))
    }

    private func measure(_ daemon: DaemonHost, _ sink: Sink, from begin: Double) throws(Trouble) -> Usage {
        if schedule.shape == .backlog { Stopwatch.sleep(until: begin + 1) }
        try daemon.start()
        if schedule.shape != .backlog { Stopwatch.sleep(until: begin - 0.5) }
        let process = try daemon.process()
        let before = schedule.shape == .backlog ? 0 : process.cpuSeconds
        try sink.wait(for: schedule.notices, patience: 20)
        Stopwatch.sleep(0.3)  // What came of the last ones is written down.
        let cpu = process.cpuSeconds - before
        let usage = try daemon.stop()
        return Usage(
            cpuSeconds: cpu, peakBytes: usage.peakBytes, answer: schedule.notices,
            figures: schedule.figures(of: try sink.end(), from: begin * 1000))
    }
}
