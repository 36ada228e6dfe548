import Glibc

/// The daemon starts with much that is planned, and then has nothing to do.
struct DaemonWaiting: Trial {
    let store: PlannedStore

    /// How long it is watched, in seconds.
    static let span = 30.0
    /// How long before that: the threads that it started with have ended by then.
    private static let pause = 12.0

    func run() throws(Trouble) -> Usage {
        let daemon = try store.daemon()
        let ready = try daemon.start()
        let process = try daemon.process()
        let atReady = process.number("VmRSS") * 1024
        try daemon.settle()
        Stopwatch.sleep(Self.pause)
        let cpu = process.cpuSeconds
        var wakeUps = WakeUps(of: process)
        wakeUps.watch(for: Self.span)
        var usage = Usage(cpuSeconds: process.cpuSeconds - cpu, answer: store.reminders)
        usage.figures = [
            .ready: ready, .residentAtStart: Double(atReady), .resident: Double(process.number("VmRSS") * 1024),
            .privateDirty: Double(process.number("Private_Dirty", in: "smaps_rollup") * 1024),
            .wakeUps: Double(wakeUps.count) / Self.span,
        ]
        usage.peakBytes = try daemon.stop().peakBytes
        return usage
    }
}
