/// What so many events cost: to load them, to plan a reminder for each, to start again with the plan, and to keep it.
struct GrowthTrial: Trial {
    let events: Int

    /// How many events one file may have: the daemon takes 32 MiB.
    private static let most = 100_000

    func run() throws(Trouble) -> Usage {
        let daemon = try DaemonHost(in: try Files.emptyFolder("growth"))
        let files = (events + Self.most - 1) / Self.most
        let rule = "all: { remind: [1h], channels: [out] }"
        try daemon.configure(channel: "console: {}", rules: [rule], files: files)
        let begin = Int(Stopwatch.wall) + 86_400
        var usage = Usage(answer: events, figures: [.load: 0])
        for file in 0..<files {
            let numbers = file * Self.most..<min((file + 1) * Self.most, events)
            let calendar = EventCalendar(events: numbers) { begin + $0 % 86_400 * 60 }
            try Files.write(calendar.bytes(), to: daemon.calendar(file))
            let load = Command(
                program: "/proc/self/exe", arguments: ["work", "reread-parse", daemon.calendar(file)], answer: .number)
            usage.figures[.load, default: 0] += try load.run().cpuSeconds
        }

        try daemon.start()
        try daemon.waitUntil(planned: events)
        try daemon.settle()
        usage.figures[.plan] = try daemon.process().cpuSeconds
        usage.peakBytes = try daemon.stop().peakBytes
        usage.figures[.ready] = try daemon.start()
        try daemon.settle()
        usage.figures[.resident] = Double(try daemon.process().number("VmRSS") * 1024)
        try daemon.stop()
        return usage
    }
}
