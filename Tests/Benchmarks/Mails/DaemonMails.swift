import Glibc

/// The daemon files mails in a Maildir that are due when it starts.
struct DaemonMails: Trial {
    /// What the mails are about.
    enum Kind: Sendable {
        /// An event each, which can be filed together.
        case manyEvents
        /// All about one event: they are filed in their order, so one after the other.
        case oneEvent
    }

    let kind: Kind
    let mails: Int

    /// How many reminders a rule gives an event at most.
    private static let leads = 20

    /// Rules that give `mails` reminders in all.
    private var rules: [String] {
        guard kind == .oneEvent else { return [DaemonHost.plainRule] }
        return stride(from: 0, to: mails, by: Self.leads).map { first in
            let leads = (first..<min(first + Self.leads, mails)).map { "\($0 + 1)m" }.joined(separator: ", ")
            return "rule\(first): { remind: [\(leads)], channels: [out] }"
        }
    }

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("mails")
        let daemon = try DaemonHost(in: folder)
        let channel = "maildir: { path: \(folder)/mail, from: reminders@example.org, to: [an@example.org] }"
        try daemon.configure(channel: channel, rules: rules)
        let start = Int(Stopwatch.wall) + 86_400
        let calendar = EventCalendar(events: kind == .oneEvent ? 1 : mails) { _ in start }
        try Files.write(calendar.bytes(), to: daemon.calendar())
        try daemon.prepare(planned: mails)
        // All are due by now, those about one event not at the same instant: only one of those would be sent.
        try daemon.change("UPDATE reminder SET due = \(Int(Stopwatch.wall) * 1000) - CAST(lead AS INTEGER)")
        try daemon.start()
        let process = try daemon.process()
        let new = "\(folder)/mail/new"
        var (last, count) = (Stopwatch.now, 0)
        while count < mails, Stopwatch.now - last < 20 {
            Stopwatch.sleep(0.1)
            daemon.listen()
            let now = Files.count(in: new)
            if now > count { (last, count) = (Stopwatch.now, now) }
        }
        Stopwatch.sleep(0.5)
        let cpu = process.cpuSeconds
        let usage = try daemon.stop()
        let span = Files.span(of: new)
        return Usage(
            wallSeconds: span, cpuSeconds: cpu, peakBytes: usage.peakBytes, answer: count,
            figures: [
                .rate: Double(count) / max(span, 0.001), .lost: Double(mails - count),
                .bytes: Double(Files.bytes(in: new)) / Double(max(1, count)),
            ])
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
