package import ReminderCore

/// A kind of channel that one can choose.
package struct ChannelKind: Sendable {
    /// As the configuration calls it, such as `telegram`.
    package let name: String
    /// The service's own name; the kind's where it is no service.
    package let service: String
    /// What it is and where its settings come from; empty where it is no service.
    package let about: String
    package let schema: KindSchema

    /// Whether somebody who types `words` may mean it.
    package func isMeant(by words: String) -> Bool {
        let words = FoldedText(words)
        return [name, service, about].contains { FoldedText($0).contains(words) }
    }
}
