import Glibc

/// A receiver of webhooks on this machine that answers everything at once and remembers when it came.
final class Sink {
    /// A notice that arrived.
    struct Arrival {
        /// In milliseconds since 1970.
        let at: Double
        /// The number behind `mark-`; nil when there is none.
        let number: Int?
        /// The lead that its rule wrote, as the daemon's webhooks tell it; empty in others.
        let lead: String
        /// How large its body was.
        let bytes: Int
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
        port = try program.port(in: output)
    }

    deinit { program.stop() }

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

    /// Waits until `count` notices have come, or none has for `patience` seconds; does `meanwhile` now and then.
    func wait(for count: Int, patience: Double, meanwhile: () -> Void = {}) throws(Trouble) {
        var (last, since) = (-1, Stopwatch.now)
        while true {
            let now = try self.count()
            if now >= count { return }
            if now > last { (last, since) = (now, Stopwatch.now) }
            if Stopwatch.now - since > patience { return }
            meanwhile()
            Stopwatch.sleep(0.1)
        }
    }

    /// Ends it, and tells what has arrived, in that order.
    func end() throws(Trouble) -> [Arrival] {
        program.stop()
        return try Files.read(log).split(separator: UInt8(ascii: "\n")).map { line in
            let words = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
            func word(_ index: Int) -> Substring { index < words.count ? words[index] : "" }
            return Arrival(
                at: Double(word(0)).map { $0 / 1000 } ?? 0, number: Int(word(1).dropFirst("mark-".count)),
                lead: String(word(2)), bytes: Int(word(3)) ?? 0)
        }
    }
}
