import Glibc

/// The program itself as a daemon, with a folder, a configuration, calendars and a socket of its own.
final class DaemonHost {
    /// The folder that holds all of it.
    let folder: String
    private let notify: NotifySocket
    private var running: RunningProgram?

    static let program = ".build/release/nhaclich"

    /// The rule of most chapters: one reminder, when an event begins.
    static let plainRule = "all: { remind: [0m], channels: [out] }"

    init(in folder: String) throws(Trouble) {
        self.folder = folder
        notify = try NotifySocket("\(folder)/notify")
    }

    /// The file of a calendar; most chapters have only the first.
    func calendar(_ number: Int = 0) -> String { "\(folder)/calendar-\(number).ics" }
    /// The database.
    var database: String { "\(folder)/state/nhaclich.db" }

    /// Writes the configuration: calendars, rules, and the channel `out`.
    ///
    /// - Parameters:
    ///   - channel: Its kind and settings as YAML.
    ///   - rules: The rules as YAML.
    ///   - files: How many calendars are files.
    ///   - feed: The address of one more calendar, which is a feed.
    func configure(
        channel: String, rules: [String] = [plainRule], files: Int = 1, feed: String? = nil
    ) throws(Trouble) {
        var calendars = (0..<files).map { "file\($0): { file: \(calendar($0)), refresh: 1d }" }
        if let feed { calendars.append("feed: { feed: \"\(feed)\", refresh: 1d }") }
        let text = """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            horizon: 90d
            grace: 6h
            calendars: { \(calendars.joined(separator: ", ")) }
            channels: { out: { \(channel) } }
            rules: { \(rules.joined(separator: ", ")) }
            """
        try Files.write(Array(text.utf8), to: "\(folder)/nhaclich.yaml")
    }

    /// Starts it, and waits until it says that it is ready.
    ///
    /// - Returns: The seconds until then.
    @discardableResult
    func start() throws(Trouble) -> Double {
        notify.forget()
        let begin = Stopwatch.now
        running = try RunningProgram(
            Self.program,
            ["serve", "--config", "\(folder)/nhaclich.yaml", "--state", "\(folder)/state", "--socket", socket],
            environment: ["NHACLICH_DATA": "config", "NOTIFY_SOCKET": notify.path], output: "\(folder)/output",
            complaints: "\(folder)/log")
        try notify.wait(for: "READY", patience: 60) { $0 == "1" }
        return Stopwatch.now - begin
    }

    private var socket: String { "\(folder)/socket" }

    /// Waits until it says that so many reminders are planned.
    func waitUntil(planned count: Int, patience: Double = 600) throws(Trouble) {
        try notify.wait(for: "STATUS", patience: patience) { $0.contains(" \(count) reminder") }
    }

    /// Takes what it has told, so that it need not wait for us.
    func listen() { notify.listen() }

    /// Has it read its feed now, and waits until it has.
    func readFeed() throws(Trouble) {
        let arguments = ["calendars", "refresh", "feed", "--socket", socket]
        _ = try Command(program: Self.program, arguments: arguments, answer: .lines).run()
    }

    /// The program as it runs.
    func process() throws(Trouble) -> RunningProgram {
        guard let running else { throw Trouble("the daemon does not run") }
        return running
    }

    /// Waits until it has nothing to do: it uses no CPU for a second.
    func settle() throws(Trouble) {
        let process = try process()
        var last = -1.0
        while process.cpuSeconds - last > 0.003 {
            last = process.cpuSeconds
            Stopwatch.sleep(1)
            listen()
        }
    }

    /// Reads the calendars and plans their reminders once, and ends: what is started afterwards has a plan.
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
