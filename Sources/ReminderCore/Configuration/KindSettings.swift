import CivilTime

/// The settings of one channel or calendar, checked against its kind's ``KindSchema``.
package struct KindSettings: Hashable, Sendable {
    /// A checked value.
    package enum Value: Hashable, Sendable {
        /// For `text`, `path`, `mailbox`, `host`, `uri`, `choice` and a `place` that is a path.
        case text(String)
        /// For `mailboxes`.
        case texts([String])
        /// For `url`, `secret` and a `place` that is an address.
        case secret(Secret)
        case authorities(Authorities)
        case duration(Duration)
        case flag(Bool)
        case number(Int)
    }

    /// The kind's name, such as `maildir`.
    package let kind: String
    private let values: [String: Value]

    package init(kind: String, values: [String: Value]) { (self.kind, self.values) = (kind, values) }

    /// The text of a field, or nil when it was left out.
    package func text(_ field: String) -> String? {
        if case .text(let text) = values[field] { text } else { nil }
    }

    /// The texts of a field; none when it was left out.
    package func texts(_ field: String) -> [String] {
        if case .texts(let texts) = values[field] { texts } else { [] }
    }

    /// The secret of a field, or nil when it was left out.
    package func secret(_ field: String) -> Secret? {
        if case .secret(let secret) = values[field] { secret } else { nil }
    }

    /// The authorities to trust besides those that the machine knows, or nil when none were given.
    package var authorities: Authorities? {
        if case .authorities(let authorities) = values[SettingField.authorities.name] { authorities } else { nil }
    }

    /// The length of time of a field, or nil when it was left out.
    package func duration(_ field: String) -> Duration? {
        if case .duration(let duration) = values[field] { duration } else { nil }
    }

    /// The answer of a field, or nil when it was left out.
    package func flag(_ field: String) -> Bool? {
        if case .flag(let flag) = values[field] { flag } else { nil }
    }

    /// The number of a field, or nil when it was left out.
    package func number(_ field: String) -> Int? {
        if case .number(let number) = values[field] { number } else { nil }
    }

    /// The hash of the kind and of every value, secrets too: another address has another one. Whom is trusted does not
    /// count: it is the same place.
    package var fingerprint: Identity {
        Identity { digest in
            digest.add(kind)
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                if case .authorities = value { continue }
                digest.add(name)
                switch value {
                case .text(let text): digest.add(text)
                case .texts(let texts):
                    digest.add(Int64(texts.count))
                    for text in texts { digest.add(text) }
                case .secret(let secret): digest.add(secret.reveal())
                case .duration(let duration): digest.add(duration.wholeMilliseconds)
                case .flag(let flag): digest.add(flag ? 1 : 0)
                case .number(let number): digest.add(Int64(number))
                case .authorities: break
                }
            }
        }
    }
}
