package import ReminderCore

/// Every way of signing requests and of renewing tokens that there is.
package enum SchemeCatalog {
    /// One line a scheme.
    private static let catalog: [any RequestScheme.Type] = [
        LarkScheme.self,
        NextcloudTalkScheme.self,
        StandardWebhooksScheme.self,
        ZaloScheme.self,
    ]

    /// What each asks of the configuration and gives to a format.
    package static let schemas: [SchemeSchema] = catalog.map { $0.schema }

    /// The scheme called `name`, or nil when there is none.
    ///
    /// - Parameter settings: Checked against the fields of its schema.
    static func scheme(
        _ name: String, _ settings: KindSettings, in surroundings: ChannelSurroundings
    ) -> (any RequestScheme)? {
        catalog.first { $0.schema.name == name }?.init(settings, in: surroundings)
    }
}
