import Logging

/// Where the daemon says what happens: the systemd journal, or a terminal.
struct Journal: Sendable {
    private let logger: Logger

    init(_ logger: Logger) { self.logger = logger }

    /// Says that something happened. Texts from calendars go into fields or are quoted in `message`;
    /// both are bounded and made harmless where they are written.
    func note(
        _ entry: JournalEntry, _ level: Logger.Level = .info, _ message: String, _ fields: [JournalField: String] = [:]
    ) {
        var metadata: Logger.Metadata = ["message-id": .string(entry.messageID)]
        for (field, value) in fields where !value.isEmpty { metadata[field.rawValue] = .string(value) }
        logger.log(level: level, "\(message)", metadata: metadata)
    }
}
