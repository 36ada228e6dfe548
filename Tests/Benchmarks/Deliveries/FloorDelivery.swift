/// A C program that posts at the same times, and does nothing else.
struct FloorDelivery: Trial {
    let schedule: Schedule

    private static let connections = 64

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("floor")
        let sink = try Sink(in: folder)
        let begin = Int(Stopwatch.wall * 1000) + (schedule.shape == .backlog ? 0 : 1500)
        let lines = (0..<schedule.notices).map { "\(begin + schedule.offset($0)) \(EventCalendar.mark($0))\n" }
        try Files.write(Array(lines.joined().utf8), to: "\(folder)/schedule")
        let arguments = ["\(sink.port)", "\(Self.connections)", "\(folder)/schedule", "\(Schedule.bytes)"]
        let program = try FloorProgram.poster.path()
        var usage = try Command(program: program, arguments: arguments, answer: .number).run()
        usage.figures = schedule.figures(of: try sink.end(), from: Double(begin))
        return usage
    }
}
