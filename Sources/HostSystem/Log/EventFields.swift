import Logging

/// What is said of a log event besides its message, under one key.
package struct LogField: Hashable, Sendable {
    /// Such as `calendar`.
    package let key: String
    package let value: String

    package init(key: String, value: String) { (self.key, self.value) = (key, value) }
}

/// All that is said of a log event besides its message.
enum EventFields {
    /// The event's metadata over its provider's over its handler's, and its error, by key in order.
    static func all(of event: LogEvent, below base: Logger.Metadata, _ provider: Logger.MetadataProvider?) -> [LogField]
    {
        var fields = event.metadata ?? [:]
        if let provided = provider?.get() { fields.merge(provided) { own, _ in own } }
        if !base.isEmpty { fields.merge(base) { own, _ in own } }
        if let error = event.error { fields["error"] = "\(error)" }
        return fields.sorted { $0.key < $1.key }.map { LogField(key: $0.key, value: $0.value.description) }
    }
}
