import Glibc

/// Alertmanager posts each alert to the same sink. It has no plan: it is told of an alert when it is due, by the script of
/// the shared workloads.
struct AlertmanagerDelivery: Trial {
    let schedule: Schedule

    static let program = "prometheus-alertmanager"
    /// Tells an Alertmanager of alerts when they are due: `ampace.py JSONL PORT [BATCH]`.
    static let pacer = Files.shared + "/peers/ampace.py"

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("alertmanager")
        let sink = try Sink(in: folder)
        let port = 20_000 + Int(getpid()) % 20_000
        let configuration = """
            route: { receiver: hook, group_by: [rid], group_wait: 0s, group_interval: 1s, repeat_interval: 24h }
            receivers: [{ name: hook, webhook_configs: [{ url: "\(sink.url)", send_resolved: false }] }]
            """
        try Files.write(Array(configuration.utf8), to: "\(folder)/alertmanager.yml")
        let alertmanager = try RunningProgram(
            Self.program,
            [
                "--config.file=\(folder)/alertmanager.yml", "--storage.path=\(folder)/data",
                "--cluster.listen-address=", "--web.listen-address=127.0.0.1:\(port)", "--log.level=error",
            ],
            output: "\(folder)/output")
        defer { alertmanager.stop() }
        Stopwatch.sleep(2)
        let begin = Int(Stopwatch.wall * 1000) + (schedule.shape == .backlog ? 0 : 2000)
        let lines = (0..<schedule.notices).map { notice in
            """
            {"id":"\(EventCalendar.mark(notice))","due_ms":\(begin + schedule.offset(notice)),\
            "title":"Tập huấn an toàn lao động","body":"Phòng \(notice % 40), 12 Nguyễn Huệ, Quận 1"}\n
            """
        }
        try Files.write(Array(lines.joined().utf8), to: "\(folder)/alerts")
        let before = alertmanager.cpuSeconds
        let batch = schedule.shape == .backlog ? ["100"] : []
        let pacer = try RunningProgram(
            "python3", [Self.pacer, "\(folder)/alerts", "\(port)"] + batch, output: "\(folder)/pacer")
        try sink.wait(for: schedule.notices, patience: 20)
        let cpu = alertmanager.cpuSeconds - before
        guard pacer.wait().status == 0 else { throw Trouble("Alertmanager takes no alerts") }
        let peak = alertmanager.number("VmHWM") * 1024
        return Usage(
            cpuSeconds: cpu, peakBytes: peak, answer: schedule.notices,
            figures: schedule.figures(of: try sink.end(), from: Double(begin)))
    }
}
