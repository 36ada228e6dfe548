import Glibc

/// A receiver of webhooks on this machine that answers everything at once and remembers when it came.
final class Sink {
    /// A notice that arrived.
    struct Arrival {
        /// In milliseconds since 1970.
        let at: Double
        /// The word in it that begins with `mark-`.
        let mark: String
    }

    /// Where it listens on 127.0.0.1.
    let port: Int
    private let program: RunningProgram
    private let log: String

    /// Starts one that keeps its files in `folder`.
    init(in folder: String) throws(Trouble) {
        log = "\(folder)/arrivals"
        let output = "\(folder)/port"
        program = try RunningProgram(try FloorProgram.sink.path(), [log], output: output)
        var port: Int?
        for _ in 0..<500 where port == nil {
            Stopwatch.sleep(0.01)
            port = Int(String(decoding: try Files.read(output), as: UTF8.self).prefix { $0.isNumber })
        }
        guard let port else { throw Trouble("the sink does not start") }
        self.port = port
    }

    /// Its address.
    var url: String { "http://127.0.0.1:\(port)/" }

    /// How many notices have come.
    func count() throws(Trouble) -> Int {
        let file = "\(log).count"
        unlink(file)
        program.send(signal: SIGUSR1)
        for _ in 0..<5000 {
            if Files.exists(file) {
                return Int(String(decoding: try Files.read(file), as: UTF8.self).prefix { $0.isNumber }) ?? 0
            }
            Stopwatch.sleep(0.001)
        }
        throw Trouble("the sink does not answer")
    }

    /// Waits until `count` notices have come, or none has for `patience` seconds.
    func wait(for count: Int, patience: Double) throws(Trouble) {
        var (last, since) = (-1, Stopwatch.now)
        while true {
            let now = try self.count()
            if now >= count { return }
            if now > last { (last, since) = (now, Stopwatch.now) }
            if Stopwatch.now - since > patience { return }
            Stopwatch.sleep(0.1)
        }
    }

    /// Ends it, and tells what has arrived, in that order.
    func end() throws(Trouble) -> [Arrival] {
        program.stop()
        return try Files.read(log).split(separator: UInt8(ascii: "\n")).map { line in
            let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            let microseconds = Int(String(decoding: words[0], as: UTF8.self)) ?? 0
            return Arrival(at: Double(microseconds) / 1000, mark: String(decoding: words.last ?? [], as: UTF8.self))
        }
    }
}
