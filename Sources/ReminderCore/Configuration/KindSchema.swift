/// What can be written in the configuration of one kind of channel or calendar.
///
/// Each kind declares its own, beside its code; the configuration's reader knows none of them by name.
package struct KindSchema: Hashable, Sendable {
    /// The key that chooses the kind, such as `maildir`.
    package let name: String
    package let fields: [SettingField]
    /// The field meant when a plain value stands in place of the map, as in `file: /srv/a.ics`; nil for none. The
    /// other fields may then stand beside the kind.
    package let mainField: String?
    /// How all of it is written on one line, as in `room: "slack+https://…"`; nil where it cannot be.
    package let address: ShortAddress?
    /// Whether a channel of the kind can hear what people write where it posts.
    package let hears: Bool

    package init(
        _ name: String, mainField: String? = nil, fields: [SettingField], address: ShortAddress? = nil,
        hears: Bool = false
    ) {
        (self.name, self.mainField, self.fields, self.address) = (name, mainField, fields, address)
        self.hears = hears
    }

    /// The same with what everything may have that asks servers of the web.
    package var overTheWeb: KindSchema {
        if fields.contains(where: { $0.name == SettingField.authorities.name }) { return self }
        return KindSchema(name, mainField: mainField, fields: fields + [.authorities], address: address, hears: hears)
    }
}

/// One field of a kind.
package struct SettingField: Hashable, Sendable {
    /// What its value has to look like.
    package enum Form: Hashable, Sendable {
        /// Any text on one line.
        case text
        /// A path; a relative one starts at the configuration file's folder.
        case path
        /// The path of a file with certificates of authorities, as above; they are read with the configuration.
        case authorities
        /// An `http` or `https` address: a literal, or `{ credential: }`, `{ file: }`, `{ env: }`. Kept as a secret.
        case url
        /// An address as above, or a path as above: what has `://` in it is an address.
        case place
        /// A literal, or `{ credential: }`, `{ file: }`, `{ env: }`.
        case secret
        /// An address as in RFC 5322: `a@example.org` or `Name <a@example.org>`.
        case mailbox
        /// One such address or a list of them.
        case mailboxes
        /// A length of time with its unit.
        case duration
        /// `true` or `false`.
        case flag
        /// A whole number within these bounds.
        case number(ClosedRange<Int>)
        /// The name or the IP address of a host, and nothing more: `mail.example.org`.
        case host
        /// An address with one of these schemes, such as `https` or `mailto`, that everybody may see.
        case uri([String])
        /// One of these words.
        case choice([String])
    }

    package let name: String
    package let form: Form
    package let isRequired: Bool

    /// The authorities that are trusted for one calendar or channel, besides those that the machine knows.
    package static let authorities = SettingField.optional("ca", .authorities)

    /// A field that must be given.
    package static func required(_ name: String, _ form: Form) -> SettingField {
        SettingField(name: name, form: form, isRequired: true)
    }

    /// A field that may be left out.
    package static func optional(_ name: String, _ form: Form) -> SettingField {
        SettingField(name: name, form: form, isRequired: false)
    }
}
