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
        if schedule.repeated > 0 {
            notes.append(
                "\(schedule.repeated) of the \(schedule.events) events have three reminders, which arrive in their order."
            )
        }
        for (name, sign, trial) in peers {
            if Files.exists(sign), Files.exists(AlertmanagerDelivery.pacer) {
                contenders.append(Contender(name: name, isSlow: name == Self.scheduler, trial: trial))
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
        let isTimed = schedule.shape != .backlog
        var table = MarkdownTable(
            ["who"] + (isTimed ? ["p50 ms", "p99 ms", "last ms"] : [])
                + ["notices/s", "CPU µs each", "peak MB", "bytes each", "lost", "doubled"])
        for result in results {
            func text(_ figure: Figure, _ digits: Int) -> String {
                result.spread(of: figure)?.text(digits: digits) ?? "-"
            }
            table.rows.append(
                [result.contender.name]
                    + (isTimed ? [text(.median, 2), text(.percentile99, 1), text(.latest, 0)] : [])
                    + [
                        text(.rate, 0), result.cpuMicrosecondsEach.text(digits: 0),
                        decimal(result.peakBytes.median / 1e6, digits: 1),
                        decimal(result.spread(of: .bytes)?.median ?? 0, digits: 0), text(.lost, 0), text(.doubled, 0),
                    ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        guard let ours = results[Self.ours] else { return [] }
        func spread(_ figures: [Figure]) -> Spread {
            Spread(ours.usages.map { usage in figures.reduce(0) { $0 + (usage.figures[$1] ?? 0) } })
        }
        func rate(besides other: String) -> Spread? {
            results[other].map { ours.beside($0) { $0.figures[.rate] ?? 0 } }
        }
        var bars: [Bar] = []
        switch schedule.shape {
        case .spread:
            bars.append(Bar(name: "ms late, half of them", most: 2, reached: spread([.median])))
            bars.append(Bar(name: "ms late, 99 of 100", most: 25, reached: spread([.percentile99])))
        case .burst:
            bars.append(Bar(name: "ms until the last one", most: 900, reached: spread([.latest])))
            if let times = rate(besides: Self.alertmanager) {
                bars.append(Bar(name: "times Alertmanager's rate", least: 2, reached: times))
            }
        case .backlog:
            if let part = rate(besides: Self.bare) {
                bars.append(
                    Bar(name: "% of the rate of the client alone", least: 85, reached: part.scaled(by: 100)))
            }
            if let times = rate(besides: Self.apprise) {
                bars.append(Bar(name: "times Apprise's rate", least: 15, reached: times))
            }
        }
        if schedule.shape != .spread {
            bars.append(Bar(name: "µs of CPU for each notice", most: 110, reached: ours.cpuMicrosecondsEach))
        }
        // None in any run: it counts by the worst of them.
        bars.append(Bar(name: "notices lost or doubled", most: 0, reached: spread([.lost, .doubled]).worst))
        if schedule.repeated > 0 {
            bars.append(
                Bar(
                    name: "notices after a later one about the same event", most: 0,
                    reached: spread([.disordered]).worst))
        }
        return bars
    }
}
