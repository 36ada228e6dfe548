import CivilTime
import Glibc
package import Logging
import ReminderCore

/// Writes log events as plain lines: `08:00:00 info message key=value …`, in the machine's zone.
///
/// What comes from strangers cannot move the cursor, forge a line or change a colour.
package struct TerminalLogHandler: FieldLogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level
    private let isColoured: Bool
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - level: What is less urgent is not written.
    ///   - isColoured: Whether the level is shown in colour.
    ///   - write: Takes each event as whole lines in UTF-8, the last newline included.
    package init(level: Logger.Level, isColoured: Bool, write: @escaping @Sendable ([UInt8]) -> Void) {
        (self.isColoured, self.write) = (isColoured, write)
        logLevel = level
    }

    /// A handler that writes to standard error.
    package init(level: Logger.Level) {
        self.init(level: level, isColoured: Terminal.error.takesColour) { StandardError.write($0) }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) { write(bytes(of: event, at: WallClock.localTime)) }

    package func log(level: Logger.Level, _ message: String, _ fields: [LogField], file: String, line: UInt) {
        write(bytes(level, message, fields, at: WallClock.localTime))
    }

    /// The lines for `event`; every line but the first is indented.
    func line(for event: LogEvent, at time: TimeOfDay) -> String {
        String(decoding: bytes(of: event, at: time), as: UTF8.self)
    }

    private func bytes(of event: LogEvent, at time: TimeOfDay) -> [UInt8] {
        let fields = EventFields.all(of: event, below: metadata, metadataProvider)
        return bytes(event.level, event.message.description, fields, at: time)
    }

    private func bytes(_ level: Logger.Level, _ message: String, _ fields: [LogField], at time: TimeOfDay) -> [UInt8] {
        var message = PlainText.onLines(message, limit: JournalRecord.largestValue)
        if message.withUTF8({ $0.contains(UInt8(ascii: "\n")) }) {
            message = message.split(separator: "\n").joined(separator: "\n    ")
        }
        var line = TextBuilder(capacity: message.utf8.count + 512)
        line.add(time.description)
        line.add(ascii: " ")
        line.add(name(of: level))
        line.add(ascii: " ")
        line.add(message)
        for field in fields where field.key != "message-id" {
            line.add(ascii: " ")
            line.add(PlainText.onOneLine(field.key, limit: 64))
            line.add(ascii: "=")
            line.add(quoted(field.value))
        }
        line.add(ascii: "\n")
        return line.bytes
    }

    private func quoted(_ value: String) -> String {
        var text = PlainText.onOneLine(value, limit: 2048)
        let isWord = text.withUTF8 { bytes in
            bytes.allSatisfy { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") }
        }
        if !text.isEmpty, isWord { return text }
        return "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
    }

    private func name(of level: Logger.Level) -> String {
        guard isColoured else { return level.rawValue }
        let colour =
            switch level {
            case .critical, .error: "31"
            case .warning: "33"
            case .notice: "36"
            case .info, .debug, .trace: "2"
            }
        return "\u{1B}[\(colour)m\(level.rawValue)\u{1B}[0m"
    }
}
