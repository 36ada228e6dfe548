import CivilTime
import Logging
import Testing

@testable import HostSystem

@Suite("The log on a terminal")
struct TerminalLogTests {
    private func line(
        _ message: Logger.Message, _ metadata: Logger.Metadata = [:], level: Logger.Level = .info,
        isColoured: Bool = false
    ) -> String {
        let handler = TerminalLogHandler(level: .info, isColoured: isColoured) { _ in }
        let event = LogEvent(
            level: level, message: message, metadata: metadata, source: nil, file: "", function: "", line: 0)
        return handler.line(for: event, at: TimeOfDay(secondOfDay: 8 * 3600 + 5))
    }

    @Test("an event is one line, its metadata in order, its catalogue number left out")
    func plain() {
        let metadata: Logger.Metadata = [
            "title": "Hội thảo", "calendar": "team", "empty": "", "quote": "a\"b", "message-id": "0123",
        ]
        #expect(
            line("reminder sent", metadata)
                == "08:00:05 info reminder sent calendar=team empty=\"\" quote=\"a\\\"b\" title=\"Hội thảo\"\n")
    }

    @Test("what strangers write moves nothing")
    func hostile() {
        let hostile: Logger.Metadata = ["title": "a\u{1B}[2J\n08:00:00 info forged\r\u{202E}\u{85}"]
        #expect(line("read", hostile) == "08:00:05 info read title=\"a␛[2J␊08:00:00 info forged␍��\"\n")
        #expect(line("one\n08:00:00 info two\u{7}") == "08:00:05 info one\n    08:00:00 info two␇\n")
    }

    @Test("the level is coloured where that is wanted")
    func colour() {
        #expect(line("x", level: .error, isColoured: true) == "08:00:05 \u{1B}[31merror\u{1B}[0m x\n")
    }

    @Test("a logger's own level holds")
    func level() async {
        let lines = Events<String>()
        let handler = TerminalLogHandler(level: .notice, isColoured: false) { bytes in
            lines.add(String(decoding: bytes, as: UTF8.self))
        }
        var logger = Logger(label: "") { _ in handler }
        logger[metadataKey: "k"] = "v"
        logger.info("quiet")
        logger.notice("loud", metadata: ["l": "w"])
        #expect(await lines.first(1).first?.hasSuffix(" notice loud k=v l=w\n") == true)
    }
}
