package import ReminderCore

/// Looks at one answer of a person as the configuration's reader would look at it in a file.
package enum SettingCheck {
    /// Literals only: what is asked for is not kept anywhere yet.
    private struct NoSecrets: SecretSource {
        func secret(_ reference: SecretReference) throws(SecretUnreadable) -> Secret {
            throw SecretUnreadable(problem: "there is no secret here", remedy: "write it itself")
        }
    }

    /// Nothing is read: it is when it stands in a file.
    private struct AnyAuthorities: AuthoritySource {
        func authorities(at path: String) throws(AuthoritiesUnreadable) -> Authorities {
            Authorities(path: path, certificates: [])
        }
    }

    /// What is wrong with `text` as the value of `field`; nil when nothing is.
    ///
    /// - Parameter text: Of several mailboxes, with commas between them.
    package static func fault(in text: String, of field: SettingField) -> Diagnostic? {
        let faults = FaultCollector()
        let reader = FieldReader(
            secrets: SecretReader(source: NoSecrets(), faults: faults), authorities: AnyAuthorities(), faults: faults)
        let nowhere = Diagnostic.Location(file: "")
        func node(_ text: String, isPlain: Bool = false) -> LocatedNode {
            LocatedNode(.scalar(text, isPlain: isPlain), at: nowhere)
        }
        switch field.form {
        case .mailboxes:
            let items = list(text).map { node($0) }
            _ = reader.value(of: field, in: items.isEmpty ? node("") : LocatedNode(.list(items), at: nowhere))
        case .number, .flag: _ = reader.value(of: field, in: node(text, isPlain: true))
        default: _ = reader.value(of: field, in: node(text))
        }
        return faults.diagnostics().first
    }

    /// The items of `text`, which has commas between them.
    package static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { item in
            var item = item
            while item.first == " " { item.removeFirst() }
            while item.last == " " { item.removeLast() }
            return String(item)
        }.filter { !$0.isEmpty }
    }
}
