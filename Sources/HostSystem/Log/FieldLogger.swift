package import Logging

/// A logger for those who know the order of an event's fields.
///
/// swift-log carries them in a dictionary, and who writes them has to sort them again: for the two lines that every notice
/// has, that was more work than all the rest of them. The handlers here take them as they are.
package struct FieldLogger: Sendable {
    private let logger: Logger
    /// The logger's, when it takes fields in order and adds none of its own.
    private let handler: (any FieldLogHandler)?

    /// - Parameter logger: It is not changed any more; its metadata is what it is now.
    package init(_ logger: Logger) {
        self.logger = logger
        let handler = logger.handler as? any FieldLogHandler
        self.handler = handler.flatMap { $0.metadata.isEmpty && $0.metadataProvider == nil ? $0 : nil }
    }

    /// Logs an event.
    ///
    /// - Parameter fields: In the order of their keys, each once.
    package func log(
        level: Logger.Level, _ message: String, _ fields: [LogField], file: String = #fileID, line: UInt = #line
    ) {
        if let handler {
            if level >= handler.logLevel { handler.log(level: level, message, fields, file: file, line: line) }
        } else {
            let metadata = Logger.Metadata(fields.map { ($0.key, .string($0.value)) }) { first, _ in first }
            logger.log(level: level, "\(message)", metadata: metadata, file: file, line: line)
        }
    }
}

/// A log handler that takes fields in order as well.
package protocol FieldLogHandler: LogHandler {
    /// Writes an event, however urgent.
    ///
    /// - Parameters:
    ///   - fields: In the order of their keys, each once; the handler's own metadata is not among them.
    ///   - file: Where in the source it is said, and on which line.
    func log(level: Logger.Level, _ message: String, _ fields: [LogField], file: String, line: UInt)
}
