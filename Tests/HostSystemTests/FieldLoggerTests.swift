import Logging
import Testing

@testable import HostSystem

@Suite("Fields in order")
struct FieldLoggerTests {
    private static let fields = [("calendar", "team"), ("message-id", "0123"), ("title", "Hội thảo")]

    @Test("a line on a terminal is what a logger writes")
    func terminal() async {
        let lines = Events<String>()
        let handler = TerminalLogHandler(level: .info, isColoured: false) { bytes in
            lines.add(String(decoding: bytes, as: UTF8.self))
        }
        let expected = " info a thing happened calendar=team title=\"Hội thảo\"\n"
        log(to: Logger(label: "") { _ in handler })
        #expect(await lines.first(2).allSatisfy { $0.hasSuffix(expected) })
    }

    @Test("a record of the journal is what a logger writes")
    func journal() {
        let journald = DatagramSocket()
        let socket = JournalSocket(path: journald.path)
        log(to: Logger(label: "test") { JournalLogHandler(label: $0, level: .info, socket: socket) })
        let records = [journald.receive(), journald.receive()].map { datagram in
            DatagramSocket.fields(datagram).filter { $0.name != "CODE_LINE" }.map { "\($0.name)=\($0.value)" }
        }
        #expect(records[0] == records[1])
        #expect(records[0].contains("MESSAGE_ID=0123") && records[0].contains("NHACLICH_TITLE=Hội thảo"))
    }

    @Test("what a logger has of its own, or is too unimportant for it, is as it is with a logger")
    func own() async {
        let lines = Events<String>()
        let handler = TerminalLogHandler(level: .info, isColoured: false) { bytes in
            lines.add(String(decoding: bytes, as: UTF8.self))
        }
        var logger = Logger(label: "") { _ in handler }
        FieldLogger(logger).log(level: .debug, "not said", [])
        logger[metadataKey: "place"] = "Hà Nội"
        FieldLogger(logger).log(level: .debug, "not said", [])
        FieldLogger(logger).log(level: .info, "said", [LogField(key: "calendar", value: "team")])
        #expect(await lines.first(1).first?.hasSuffix(" info said calendar=team place=\"Hà Nội\"\n") == true)
    }

    /// Logs one event in order, and the same as metadata.
    private func log(to logger: Logger) {
        FieldLogger(logger).log(level: .info, "a thing happened", Self.fields.map { LogField(key: $0, value: $1) })
        logger.info(
            "a thing happened", metadata: Logger.Metadata(uniqueKeysWithValues: Self.fields.map { ($0, "\($1)") }))
    }
}
