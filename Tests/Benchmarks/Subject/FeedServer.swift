/// Serves a file as a feed on this machine, as it is when it is asked for; it has no validators, so all of it is read each
/// time.
final class FeedServer {
    /// The file.
    let file: String
    private let program: RunningProgram
    private let port: Int

    /// Serves the file at `file`, and keeps its own in `folder`.
    init(_ file: String, in folder: String) throws(Trouble) {
        self.file = file
        let output = "\(folder)/feed-port"
        program = try RunningProgram(try FloorProgram.feed.path(), [file], output: output)
        port = try program.port(in: output)
    }

    deinit { program.stop() }

    /// Its address.
    var url: String { "http://127.0.0.1:\(port)/feed.ics" }
}
