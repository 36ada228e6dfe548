package import ReminderCore

/// A configuration that somebody is making, before anything of it is on the disk.
package struct Draft: Sendable {
    /// A value of a setting.
    package enum Value: Hashable, Sendable {
        case text(String)
        case texts([String])
        /// A number, a truth value or a length of time: it needs no quotes.
        case plain(String)
        /// A secret, which is kept in the credential of this name.
        case credential(String, Secret)
    }

    /// A calendar or a channel.
    package struct Entry: Hashable, Sendable {
        package var name: String
        /// Such as `feed` or `telegram`.
        package var kind: String
        /// In the order they are written.
        package var settings: [Setting]
        /// Whether the kind's only setting stands in place of its map, as in `file: /srv/a.ics`.
        package var isShort: Bool

        package init(name: String, kind: String, settings: [Setting], isShort: Bool = false) {
            (self.name, self.kind, self.settings, self.isShort) = (name, kind, settings, isShort)
        }
    }

    /// A setting of a calendar or a channel.
    package struct Setting: Hashable, Sendable {
        package var name: String
        package var value: Value

        package init(_ name: String, _ value: Value) { (self.name, self.value) = (name, value) }
    }

    /// The zone's IANA name; nil where another file says it.
    package var timezone: String?
    /// The language's tag; nil where another file says it.
    package var language: String?
    /// The hosts off the public internet that its calendar may be led to.
    package var privateHosts: [String] = []
    package var calendar: Entry?
    package var channel: Entry?
    /// The name of the rule.
    package var rule = "all"
    /// How long before an event people are reminded, such as `1d`.
    package var leads: [String] = []

    package init() {}

    /// The secrets by the names of their credentials.
    package var secrets: [String: Secret] {
        var secrets: [String: Secret] = [:]
        for setting in [calendar, channel].compactMap(\.self).flatMap(\.settings) {
            if case .credential(let name, let secret) = setting.value { secrets[name] = secret }
        }
        return secrets
    }
}
