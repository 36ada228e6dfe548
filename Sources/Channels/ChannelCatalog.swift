package import Formats
package import ReminderCore

/// Every kind of channel there is: those in code, and the chat services, which are files.
package struct ChannelCatalog: Sendable {
    /// One line a kind.
    private static let code: [any ConfigurableChannel.Type] = [
        ConsoleChannel.self,
        MaildirChannel.self,
        SMTPChannel.self,
        SendmailChannel.self,
        WebhookChannel.self,
    ]

    /// The names of the kinds in code, which no format can have.
    package static let reserved: Set<String> = Set(code.map { $0.schema.name })

    private let formats: [String: Format]

    /// - Parameter formats: One for each name.
    package init(formats: [Format]) {
        self.formats = Dictionary(formats.map { ($0.name, $0) }) { first, _ in first }
    }

    /// What can be written in the configuration of each kind.
    package var kinds: [KindSchema] {
        Self.code.map { $0.schema } + formats.values.map(\.schema.overTheWeb).sorted { $0.name < $1.name }
    }

    /// The channel that checked settings describe.
    ///
    /// - Parameters:
    ///   - settings: Settings of one of ``kinds``, checked against its schema.
    ///   - name: The channel's name in the configuration.
    package func channel(
        _ settings: KindSettings, named name: String, in surroundings: ChannelSurroundings
    ) -> any Channel {
        let surroundings = surroundings.of(name, trusting: settings.authorities)
        if let kind = Self.code.first(where: { $0.schema.name == settings.kind }) {
            return kind.init(settings, in: surroundings)
        }
        guard let format = formats[settings.kind] else {
            preconditionFailure("channel '\(name)' is of a kind '\(settings.kind)' that passed no check")
        }
        return ServiceChannel(format, settings, in: surroundings)
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
