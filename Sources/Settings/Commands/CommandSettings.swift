package import ReminderCore

/// Who may write commands where a channel posts.
package struct CommandSettings: Hashable, Sendable {
    /// Ids and names, as their service gives them; nil for anyone.
    private let senders: Set<String>?

    /// - Parameter senders: Ids and names, with an at sign before them or without; nil for anyone.
    package init(from senders: [String]?) { self.senders = senders.map { Set($0.map(Self.plain)) } }

    /// Whether what `message` says is to be done.
    package func allow(_ message: HeardMessage) -> Bool {
        guard let senders else { return true }
        return message.senders.contains { senders.contains(Self.plain($0)) }
    }

    private static func plain(_ name: String) -> String {
        (name.hasPrefix("@") ? String(name.dropFirst()) : name).lowercased()
    }
}
