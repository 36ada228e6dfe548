package import Logging

/// Writes log events to the journal as structured records.
package struct JournalLogHandler: LogHandler {
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
        var record = JournalRecord()
        record.add("MESSAGE", event.message.description)
        record.add("PRIORITY", String(event.level.journalPriority))
        record.add("SYSLOG_IDENTIFIER", JournalLogHandler.identifier)
        for (key, value) in EventFields.all(of: event, below: metadata, metadataProvider) {
            record.add(key: key, value)
        }
        record.add("NHACLICH_LOGGER", label)
        record.add("CODE_FILE", event.file)
        record.add("CODE_LINE", String(event.line))
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
