/// A library of Python posts to the same sink, driven by a script of the shared workloads.
struct ScriptDelivery: Trial {
    let schedule: Schedule
    /// The script, below the folder of the shared peers.
    let script: String
    /// What it is called with to take up the notices; nil when it does so when it runs. `FILE` stands for the file of them.
    var loading: [String]?
    /// What it is called with to deliver.
    let running: [String]
    /// What it is told in the environment; `FOLDER` stands for one of its own.
    var environment: [String: String] = [:]
    /// Whether it goes on when all is delivered.
    var isDaemon = false

    /// The interpreter that has the libraries.
    static let python = Files.folder + "/peers/venv/bin/python"
    /// Seconds until the first notice is due.
    private static let lead = 12.0

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("script")
        let sink = try Sink(in: folder)
        let begin = Int(Stopwatch.wall * 1000) + (schedule.shape == .backlog ? 0 : Int(Self.lead * 1000))
        let lines = (0..<schedule.notices).map { notice in
            """
            {"id":"\(EventCalendar.mark(notice))","due_ms":\(begin + schedule.offset(notice)),"url":"\(sink.url)",\
            "title":"Tập huấn an toàn lao động","body":"Phòng \(notice % 40), 12 Nguyễn Huệ, Quận 1"}\n
            """
        }
        try Files.write(Array(lines.joined().utf8), to: "\(folder)/notices")
        func start(_ arguments: [String]) throws(Trouble) -> RunningProgram {
            let words = arguments.map { $0 == "FILE" ? "\(folder)/notices" : $0 }
            let variables = environment.mapValues { $0.replacing("FOLDER", with: folder) }
            return try RunningProgram(
                Self.python, ["\(Files.shared)/peers/\(script)"] + words, environment: variables,
                output: "\(folder)/output")
        }
        if let loading, try start(loading).wait().status != 0 { throw Trouble("\(script) does not take the notices") }
        let program = try start(running)
        try sink.wait(for: schedule.notices, patience: 20)
        let (cpu, peak) = (program.cpuSeconds, program.number("VmHWM") * 1024)
        if isDaemon { program.stop() } else { program.wait() }
        return Usage(
            cpuSeconds: cpu, peakBytes: peak, answer: schedule.notices,
            figures: schedule.figures(of: try sink.end(), from: Double(begin)))
    }
}
