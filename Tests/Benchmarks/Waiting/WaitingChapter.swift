/// Starting with a million planned reminders, and waiting for the first of them.
struct WaitingChapter: Chapter {
    let name = "waiting"
    let title = "1,000,000 planned reminders: the start, and a quiet half minute after it"

    private static let ours = "nhaclich"
    private static let floor = "floor: SQLite looks up what is due next"
    private let store = PlannedStore(events: 100_000)

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        let daemon = try store.daemon()
        let question = "SELECT due FROM reminder WHERE state = 'planned' ORDER BY due LIMIT 1"
        let lookUp = Command(program: "sqlite3", arguments: [daemon.database, question], answer: .lines)
        return (
            [
                Contender(name: Self.floor, trial: lookUp),
                Contender(name: Self.ours, trial: DaemonWaiting(store: store)),
            ],
            ["Nobody watches the daemon as systemd does, which would wake it three times in each WatchdogSec=."]
        )
    }

    func table(of results: [Measured]) -> MarkdownTable {
        var table = MarkdownTable([
            "who", "ready ms", "MB when ready", "MB waiting", "of it private and written MB", "wake-ups/s",
            "CPU ms in 30 s",
        ])
        for result in results {
            func text(_ figure: Figure, per unit: Double, _ digits: Int) -> String {
                guard let spread = result.spread(of: figure) else { return "-" }
                return spread.scaled(by: 1 / unit).text(digits: digits)
            }
            let isFloor = result.contender.name == Self.floor
            table.rows.append([
                result.contender.name,
                isFloor ? result.wallSeconds.scaled(by: 1000).text(digits: 0) : text(.ready, per: 0.001, 0),
                text(.residentAtStart, per: 1e6, 1), text(.resident, per: 1e6, 1), text(.privateDirty, per: 1e6, 1),
                text(.wakeUps, per: 1, 2), isFloor ? "-" : result.cpuSeconds.scaled(by: 1000).text(digits: 1),
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        guard let ours = results[Self.ours] else { return [] }
        func spread(_ figure: Figure, per unit: Double = 1) -> Spread {
            (ours.spread(of: figure) ?? Spread([])).scaled(by: 1 / unit)
        }
        return [
            Bar(name: "ms until it is ready", most: 300, reached: spread(.ready, per: 0.001)),
            Bar(name: "MB resident when it is ready", most: 60, reached: spread(.residentAtStart, per: 1e6)),
            Bar(name: "MB resident while it waits", most: 45, reached: spread(.resident, per: 1e6)),
            Bar(name: "MB private and written to", most: 10, reached: spread(.privateDirty, per: 1e6)),
            Bar(name: "wake-ups a second", most: 0.1, reached: spread(.wakeUps)),
            Bar(
                name: "% of a CPU while it waits", most: 0.1,
                reached: ours.cpuSeconds.scaled(by: 100 / DaemonWaiting.span)),
        ]
    }
}
