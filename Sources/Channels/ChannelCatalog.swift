package import ReminderCore

/// Every kind of channel there is.
package enum ChannelCatalog {
    /// One line a kind.
    private static let catalog: [any ConfigurableChannel.Type] = [
        ConsoleChannel.self,
        MaildirChannel.self,
        SlackChannel.self,
        WebhookChannel.self,
    ]

    /// What can be written in the configuration of each kind.
    package static let kinds: [KindSchema] = catalog.map { $0.schema }

    /// The channel that checked settings describe.
    ///
    /// - Parameters:
    ///   - settings: Settings of one of ``kinds``, checked against its schema.
    ///   - name: The channel's name in the configuration.
    package static func channel(
        _ settings: KindSettings, named name: String, in surroundings: ChannelSurroundings
    ) -> any Channel {
        guard let kind = catalog.first(where: { $0.schema.name == settings.kind }) else {
            preconditionFailure("channel '\(name)' is of a kind '\(settings.kind)' that passed no check")
        }
        return kind.init(settings, in: surroundings.of(name))
    }
}

/// A channel that can be written in the configuration.
protocol ConfigurableChannel: Channel {
    /// What can be written there.
    static var schema: KindSchema { get }

    /// - Parameter settings: Checked against ``schema``.
    init(_ settings: KindSettings, in surroundings: ChannelSurroundings)
}

extension KindSettings {
    /// A field that the kind's schema requires.
    func required<Value>(_ field: String, _ read: (KindSettings) -> (String) -> Value?) -> Value {
        guard let value = read(self)(field) else {
            preconditionFailure("'\(kind)' passed its check without '\(field)'")
        }
        return value
    }
}
