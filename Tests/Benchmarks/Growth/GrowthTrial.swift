/// What so many events cost: to load them, to plan a reminder for each, to start again with the plan, and to keep it.
struct GrowthTrial: Trial {
    let events: Int

    func run() throws(Trouble) -> Usage {
        let daemon = try DaemonHost(in: try Files.emptyFolder("growth"))
        try daemon.configure(channel: "console: {}", remind: "1h")
        let begin = Int(Stopwatch.wall) + 86_400
        let calendar = EventCalendar(events: events) { begin + $0 % 86_400 * 60 }
        try Files.write(calendar.bytes(), to: daemon.calendar)
        let load = Command(
            program: "/proc/self/exe", arguments: ["work", "reread-parse", daemon.calendar], answer: .number)
        var usage = Usage(answer: events, figures: [.load: try load.run().cpuSeconds])

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
