/// Delivering to one webhook on this machine: when it is due, all at once, and a backlog.
struct DeliveriesChapter: Chapter {
    let name: String
    let title: String
    private let schedule: Schedule

    /// One notice a millisecond for ten seconds.
    static let punctual = DeliveriesChapter(
        name: "punctual", title: "Punctuality: 1,000 reminders a second for 10 s, one webhook", .spread, 10_000)
    /// Ten thousand notices of the same second.
    static let burst = DeliveriesChapter(
        name: "burst", title: "10,000 reminders due in the same second, one webhook", .burst, 10_000)
    /// Fifty thousand notices that wait.
    static let backlog = DeliveriesChapter(
        name: "backlog", title: "A backlog of 50,000 reminders, one webhook", .backlog, 50_000)

    private static let ours = "nhaclich"
    private static let bare = "nhaclich's HTTP client, no store"
    private static let floor = "floor: C, 64 connections, no store"
    private static let alertmanager = "Alertmanager"
    private static let apprise = "Apprise (Python)"
    private static let scheduler = "APScheduler on SQLite (Python)"

    private init(name: String, title: String, _ shape: Schedule.Shape, _ notices: Int) {
        (self.name, self.title) = (name, title)
        schedule = Schedule(shape: shape, notices: notices)
    }

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        var contenders = [
            Contender(name: Self.ours, trial: DaemonDelivery(schedule: schedule)),
            Contender(name: Self.floor, trial: FloorDelivery(schedule: schedule)),
        ]
        if schedule.shape == .backlog {
            contenders.append(Contender(name: Self.bare, trial: BareDelivery(schedule: schedule)))
        }
        var notes: [String] = []
        for (name, sign, trial) in peers {
            if Files.exists(sign), Files.exists(AlertmanagerDelivery.pacer) {
                contenders.append(Contender(name: name, trial: trial))
            } else {
                notes.append("\(name) is not there and was left out.")
            }
        }
        return (contenders, notes)
    }

    /// Others that do such work, each with a file that is there when it can be run.
    private var peers: [(name: String, sign: String, trial: any Trial)] {
        let libraries = Files.folder + "/peers/venv/deliveries"
        var peers: [(String, String, any Trial)] = [
            (
                Self.alertmanager, "/usr/bin/\(AlertmanagerDelivery.program)",
                AlertmanagerDelivery(
                    schedule: Schedule(shape: schedule.shape, notices: min(schedule.notices, 20_000)))
            )
        ]
        switch schedule.shape {
        case .backlog:
            let fewer = Schedule(shape: .backlog, notices: 2000)
            let trial = ScriptDelivery(schedule: fewer, script: "apprisep.py", running: ["sync", "FILE"])
            peers.append((Self.apprise, libraries, trial))
        case .spread:
            let trial = ScriptDelivery(
                schedule: schedule, script: "aps.py", loading: ["load", "FILE"], running: ["run"],
                environment: ["APS_STORE": "sqlite:///FOLDER/jobs.db"], isDaemon: true)
            peers.append((Self.scheduler, libraries, trial))
        case .burst: break
        }
        return peers
    }

    func work(_ arguments: [String]) async throws(Trouble) -> Bool {
        guard schedule.shape == .backlog, arguments.first == "bare-client" else { return false }
        guard arguments.count == 4, let count = Int(arguments[1]), let size = Int(arguments[2]) else {
            throw Trouble("bare-client needs how many, how large and where to")
        }
        try await BareClient.post(count, of: size, to: arguments[3])
        return true
    }

    func table(of results: [Measured]) -> MarkdownTable {
        var table = MarkdownTable([
            "who", "p50 ms", "p99 ms", "last ms", "notices/s", "CPU µs each", "peak MB", "lost", "doubled",
        ])
        for result in results {
            func text(_ figure: Figure, _ digits: Int) -> String {
                result.spread(of: figure)?.text(digits: digits) ?? "-"
            }
            let isTimed = schedule.shape != .backlog
            table.rows.append([
                result.contender.name, isTimed ? text(.median, 2) : "-", isTimed ? text(.percentile99, 1) : "-",
                isTimed ? text(.latest, 0) : "-", text(.rate, 0), decimal(cpu(result), digits: 0),
                decimal(result.peakBytes.median / 1e6, digits: 1), text(.lost, 0), text(.doubled, 0),
            ])
        }
        return table
    }

    /// Microseconds of CPU for each notice.
    private func cpu(_ result: Measured) -> Double { result.cpuSeconds.median / Double(max(1, result.answer)) * 1e6 }

    func bars(of results: [Measured]) -> [Bar] {
        let named = Dictionary(results.map { ($0.contender.name, $0) }) { first, _ in first }
        guard let ours = named[Self.ours] else { return [] }
        func median(_ figure: Figure, of result: Measured) -> Double { result.spread(of: figure)?.median ?? 0 }
        func ratio(to other: String) -> Double? {
            named[other].map { median(.rate, of: ours) / max(median(.rate, of: $0), 1) }
        }
        var bars: [Bar] = []
        switch schedule.shape {
        case .spread:
            bars.append(Bar(name: "milliseconds late, half of them", most: 2, reached: median(.median, of: ours)))
            bars.append(
                Bar(name: "milliseconds late, 99 of 100", most: 25, reached: median(.percentile99, of: ours)))
        case .burst:
            bars.append(Bar(name: "milliseconds until the last one", most: 900, reached: median(.latest, of: ours)))
            if let times = ratio(to: Self.alertmanager) {
                bars.append(Bar(name: "times Alertmanager's rate", least: 2, reached: times))
            }
        case .backlog:
            if let part = ratio(to: Self.bare) {
                bars.append(Bar(name: "% of the rate of the client alone", least: 85, reached: part * 100))
            }
            if let times = ratio(to: Self.apprise) {
                bars.append(Bar(name: "times Apprise's rate", least: 15, reached: times))
            }
        }
        if schedule.shape != .spread {
            bars.append(Bar(name: "µs of CPU for each notice", most: 110, reached: cpu(ours)))
        }
        bars.append(
            Bar(
                name: "notices lost or doubled, in any run", most: 0,
                reached: (ours.spread(of: .lost)?.greatest ?? 0) + (ours.spread(of: .doubled)?.greatest ?? 0)))
        return bars
    }
}
