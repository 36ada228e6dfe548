import CivilTime
import Glibc
package import Logging

/// Writes log events as plain lines: `08:00:00 info message key=value …`, in the machine's zone.
///
/// What comes from strangers cannot move the cursor, forge a line or change a colour.
package struct TerminalLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level
    private let isColoured: Bool
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - level: What is less urgent is not written.
    ///   - isColoured: Whether the level is shown in colour.
    ///   - write: Takes each event as whole lines, the last newline included.
    package init(level: Logger.Level, isColoured: Bool, write: @escaping @Sendable (String) -> Void) {
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

    package func log(event: LogEvent) { write(line(for: event, at: WallClock.localTime)) }

    /// The lines for `event`; every line but the first is indented.
    func line(for event: LogEvent, at time: TimeOfDay) -> String {
        var message = PlainText.onLines(event.message.description, limit: JournalRecord.largestValue)
        if message.withUTF8({ $0.contains(UInt8(ascii: "\n")) }) {
            message = message.split(separator: "\n").joined(separator: "\n    ")
        }
        var line = ""
        // It grows at once to what nearly all of them need.
        line.reserveCapacity(message.utf8.count + 256)
        for part in [time.description, " ", name(of: event.level), " ", message] { line += part }
        for (key, value) in EventFields.all(of: event, below: metadata, metadataProvider) where key != "message-id" {
            line += " "
            line += PlainText.onOneLine(key, limit: 64)
            line += "="
            line += quoted(value)
        }
        line += "\n"
        return line
    }

    private func quoted(_ value: String) -> String {
        let text = PlainText.onOneLine(value, limit: 2048)
        let isWord = text.utf8.allSatisfy {
            $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=")
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
