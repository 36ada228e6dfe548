/// The daemon reads a large feed: the first time, again as it is, or again with one event at another time.
struct Reread: Trial {
    enum Kind: Sendable { case first, unchanged, changed }

    let kind: Kind
    let calendar: EventCalendar

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("reread")
        let feed = try FeedServer("\(folder)/feed.ics", in: folder)
        let daemon = try DaemonHost(in: folder)
        let rule = "all: { remind: [1h], channels: [out] }"
        try daemon.configure(channel: "console: {}", rules: [rule], files: 0, feed: feed.url)
        let before = kind == .first ? EventCalendar(events: 0, start: calendar.start) : calendar
        try Files.write(before.bytes(), to: feed.file)
        try daemon.start()
        try daemon.waitUntil(planned: before.events.count)
        try daemon.settle()
        let moved = kind == .changed ? calendar.events.count / 2 : nil
        try Files.write(calendar.bytes(moving: moved), to: feed.file)
        return try measure(daemon)
    }

    private func measure(_ daemon: DaemonHost) throws(Trouble) -> Usage {
        let process = try daemon.process()
        let store = [daemon.database, "\(daemon.database)-wal"]
        let (cpu, written) = (process.cpuSeconds, process.number("wchar", in: "io"))
        let writes = store.map { Files.lastWrite(to: $0) }
        let begin = Stopwatch.now
        try daemon.readFeed()
        var usage = Usage(wallSeconds: Stopwatch.now - begin, answer: calendar.events.count)
        if kind == .first { try daemon.waitUntil(planned: calendar.events.count) }
        try daemon.settle()
        usage.cpuSeconds = process.cpuSeconds - cpu
        usage.figures[.written] = Double(process.number("wchar", in: "io") - written)
        usage.figures[.storeWrites] = Double(
            zip(store, writes).count { Files.lastWrite(to: $0) != $1 })
        usage.peakBytes = try daemon.stop().peakBytes
        return usage
    }
}
