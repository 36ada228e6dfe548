import Glibc

/// The daemon files a backlog of mails in a Maildir.
struct DaemonMails: Trial {
    let mails: Int

    private static let lead = 15.0

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("mails")
        let daemon = try DaemonHost(in: folder)
        try daemon.configure(
            channel: "maildir: { path: \(folder)/mail, from: reminders@example.org, to: [an@example.org] }")
        let begin = Int(Stopwatch.wall + Self.lead)
        try Files.write(EventCalendar(events: mails) { _ in begin }.bytes(), to: daemon.calendar)
        try daemon.prepare(planned: mails)
        Stopwatch.sleep(until: Double(begin) + 1)
        try daemon.start()
        let process = try daemon.process()
        var (first, last, count) = (0.0, Stopwatch.now, 0)
        while count < mails, Stopwatch.now - last < 20 {
            let now = Files.count(in: "\(folder)/mail/new")
            if now > count {
                if count == 0 { first = Stopwatch.now }
                (last, count) = (Stopwatch.now, now)
            }
            Stopwatch.sleep(0.005)
        }
        Stopwatch.sleep(0.3)
        let cpu = process.cpuSeconds
        let usage = try daemon.stop()
        return Usage(
            wallSeconds: last - first, cpuSeconds: cpu, peakBytes: usage.peakBytes, answer: count,
            figures: [.rate: Double(count) / max(last - first, 0.001), .lost: Double(mails - count)])
    }
}

/// A C program, or another's library, files as many.
struct MailProgram: Trial {
    let mails: Int
    let program: @Sendable () throws(Trouble) -> String
    /// What it is called with; `FOLDER` stands for an empty folder.
    let arguments: [String]

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("filed")
        let words = arguments.map { $0 == "FOLDER" ? folder : $0 }
        var usage = try Command(program: try program(), arguments: words, answer: .number).run()
        usage.figures[.rate] = Double(mails) / max(usage.wallSeconds, 0.001)
        return usage
    }
}
