import Glibc

/// The program itself as a daemon, with a folder, a configuration, a calendar and a socket of its own.
final class DaemonHost {
    /// The folder that holds all of it.
    let folder: String
    private let notify: NotifySocket
    private var running: RunningProgram?

    static let program = ".build/release/nhaclich"

    init(in folder: String) throws(Trouble) {
        self.folder = folder
        notify = try NotifySocket("\(folder)/notify")
    }

    /// The calendar file.
    var calendar: String { "\(folder)/work.ics" }
    /// The database.
    var database: String { "\(folder)/state/nhaclich.db" }

    /// Writes the configuration: one calendar, one rule, one channel.
    ///
    /// - Parameters:
    ///   - channel: Its kind and settings as YAML.
    ///   - remind: The leads.
    func configure(channel: String, remind: String = "0m") throws(Trouble) {
        let text = """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            horizon: 90d
            grace: 6h
            calendars: { work: { file: \(calendar), refresh: 1d } }
            channels: { out: { \(channel) } }
            rules: { all: { remind: [\(remind)], channels: [out] } }
            """
        try Files.write(Array(text.utf8), to: "\(folder)/nhaclich.yaml")
    }

    /// Starts it, and waits until it says that it is ready.
    ///
    /// - Returns: The seconds until then.
    @discardableResult
    func start() throws(Trouble) -> Double {
        let begin = Stopwatch.now
        running = try RunningProgram(
            Self.program,
            [
                "serve", "--config", "\(folder)/nhaclich.yaml", "--state", "\(folder)/state", "--socket",
                "\(folder)/socket",
            ],
            environment: ["NHACLICH_DATA": "config", "NOTIFY_SOCKET": notify.path], output: "\(folder)/output",
            complaints: "\(folder)/log")
        try notify.wait(patience: 60) { $0.contains("READY=1") }
        return Stopwatch.now - begin
    }

    /// Waits until it says that so many reminders are planned.
    func waitUntil(planned count: Int, patience: Double = 600) throws(Trouble) {
        let words = " \(count) reminder"
        try notify.wait(patience: patience) { $0.contains("STATUS=") && $0.contains(words) }
    }

    /// The program as it runs.
    func process() throws(Trouble) -> RunningProgram {
        guard let running else { throw Trouble("the daemon does not run") }
        return running
    }

    /// Waits until it has nothing to do: it uses no CPU for half a second.
    func settle() throws(Trouble) {
        let process = try process()
        var last = -1.0
        while process.cpuSeconds - last > 0.002 {
            last = process.cpuSeconds
            Stopwatch.sleep(0.5)
        }
    }

    /// Reads the calendar and plans its reminders once, and ends: what is started afterwards has a plan.
    func prepare(planned count: Int) throws(Trouble) {
        try start()
        try waitUntil(planned: count)
        try settle()
        try stop()
    }

    /// Changes the database while the daemon is not there.
    func change(_ sql: String) throws(Trouble) {
        let text = "\(sql); PRAGMA wal_checkpoint(TRUNCATE)"
        _ = try Command(program: "sqlite3", arguments: [database, text], answer: .lines).run()
    }

    /// Ends it.
    @discardableResult
    func stop() throws(Trouble) -> rusage {
        let (status, usage) = try process().stop()
        running = nil
        guard status == 0 else { throw Trouble("the daemon ended with status \(status); see \(folder)/log") }
        return usage
    }

    deinit { running?.stop() }
}
