package import Logging

/// Writes log events to the journal as structured records.
package struct JournalLogHandler: FieldLogHandler {
    /// What the records are found by: `journalctl -t nhaclich`.
    package static let identifier = "nhaclich"

    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level
    private let label: String
    private let socket: JournalSocket

    /// - Parameters:
    ///   - label: The logger's label.
    ///   - level: What is less urgent is not written.
    ///   - socket: The way to journald, shared by all handlers.
    package init(label: String, level: Logger.Level, socket: JournalSocket) {
        (self.label, self.socket) = (label, socket)
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let fields = EventFields.all(of: event, below: metadata, metadataProvider)
        log(level: event.level, event.message.description, fields, file: event.file, line: event.line)
    }

    package func log(level: Logger.Level, _ message: String, _ fields: [LogField], file: String, line: UInt) {
        var record = JournalRecord()
        record.add("MESSAGE", message)
        record.add("PRIORITY", String(level.journalPriority))
        record.add("SYSLOG_IDENTIFIER", JournalLogHandler.identifier)
        for field in fields { record.add(key: field.key, field.value) }
        record.add("NHACLICH_LOGGER", label)
        record.add("CODE_FILE", file)
        record.add("CODE_LINE", String(line))
        socket.send(record)
    }
}

extension Logger.Level {
    /// The priority syslog gives this level, 0 to 7.
    var journalPriority: Int {
        switch self {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}
