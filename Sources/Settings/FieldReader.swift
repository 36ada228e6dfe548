import ReminderCore

/// Reads one field of a kind by the form its schema gives it.
struct FieldReader {
    private let secrets: SecretReader
    private let authorities: any AuthoritySource
    private let faults: FaultCollector

    init(secrets: SecretReader, authorities: any AuthoritySource, faults: FaultCollector) {
        (self.secrets, self.authorities, self.faults) = (secrets, authorities, faults)
    }

    /// The value of `field` in `node`, or nil after noting a fault.
    func value(of field: SettingField, in node: LocatedNode) -> KindSettings.Value? {
        let what = "'\(field.name)'"
        let example = Self.example(of: field)
        switch field.form {
        case .text:
            return faults.text(node, what, example: example).map { .text($0.text) }
        case .path:
            guard let path = faults.text(node, what, example: example) else { return nil }
            return faults.checked(at: path.location) { () throws(Objection) in .text(try FilePath.absolute(path)) }
        case .authorities:
            return authorities(node, what, example)
        case .url, .secret:
            return secrets.secret(in: node, named: field.name, isAddress: field.form == .url).map { .secret($0) }
        case .place:
            return place(node, field.name, what, example)
        case .choice(let words):
            return faults.choice(node, what, among: words, example: example).map { .text($0) }
        case .mailbox:
            return mailbox(node, what, example).map { .text($0) }
        case .mailboxes:
            guard let items = faults.items(node, what, example: example) else { return nil }
            let mailboxes = items.compactMap { mailbox($0, "an item of \(what)", example) }
            return mailboxes.count == items.count ? .texts(mailboxes) : nil
        case .duration:
            return faults.duration(node, what, within: .zero ... .seconds(366 * 86_400), example: example)
                .map { .duration($0) }
        case .flag:
            return faults.flag(node, what).map { .flag($0) }
        case .number(let bounds):
            return faults.wholeNumber(node, what, within: bounds, example: example).map { .number($0) }
        case .host:
            return checked(node, what, example) { text throws(Objection) in try HostName(text, what).text }
        case .uri(let schemes):
            return checked(node, what, example) { text throws(Objection) in
                try PublicAddress(text, what, schemes: schemes).text
            }
        }
    }

    /// A line that stands for all of something, literally or kept elsewhere; nil after noting a fault.
    func line(_ node: LocatedNode, of subject: String) -> Secret? {
        secrets.secret(in: node, named: subject, isAddress: false)
    }

    /// How a field is written, for a remedy.
    static func example(of field: SettingField) -> String {
        switch field.form {
        case .text: "\(field.name): a text"
        case .path: "\(field.name): /srv/\(field.name)"
        case .authorities: "\(field.name): /etc/nhaclich/authority.pem"
        case .url: "\(field.name): { credential: room-url }"
        case .place: "\(field.name): https://example.org/events"
        case .choice(let words): "\(field.name): \(words.first ?? "")"
        case .secret: "\(field.name): { credential: room-secret }"
        case .mailbox: "\(field.name): Nhắc Lịch <reminders@example.org>"
        case .mailboxes: "\(field.name): [an@example.org]"
        case .duration: "\(field.name): 30s"
        case .flag: "\(field.name): true"
        case .number(let bounds): "\(field.name): \(bounds.lowerBound)"
        case .host: "\(field.name): mail.example.org"
        case .uri(let schemes): "\(field.name): \(PublicAddress.sample(schemes))"
        }
    }

    /// A text on one line that `check` has nothing to object to.
    private func checked(
        _ node: LocatedNode, _ what: String, _ example: String, _ check: (String) throws(Objection) -> String
    ) -> KindSettings.Value? {
        guard let text = faults.text(node, what, example: example) else { return nil }
        return faults.checked(at: text.location) { () throws(Objection) in .text(try check(text.text)) }
    }

    private func authorities(_ node: LocatedNode, _ what: String, _ example: String) -> KindSettings.Value? {
        guard let path = faults.text(node, what, example: example) else { return nil }
        return faults.checked(at: path.location) { () throws(Objection) in
            let file = try FilePath.absolute(path)
            do throws(AuthoritiesUnreadable) {
                return .authorities(try authorities.authorities(at: file))
            } catch {
                throw Objection(error.problem, remedy: error.remedy)
            }
        }
    }

    private func place(_ node: LocatedNode, _ name: String, _ what: String, _ example: String) -> KindSettings.Value? {
        if case .scalar(let text, _) = node.content, !text.contains("://") {
            guard let path = faults.text(node, what, example: example) else { return nil }
            return faults.checked(at: path.location) { () throws(Objection) in .text(try FilePath.absolute(path)) }
        }
        return secrets.secret(in: node, named: name, isAddress: true).map { .secret($0) }
    }

    private func mailbox(_ node: LocatedNode, _ what: String, _ example: String) -> String? {
        // Not `text`: a line break gets the words of ``Mailbox``, which say why it matters.
        guard case .scalar(let text, _) = node.content, node.isText else {
            faults.wrongKind(node, what, wanted: "a text", example: example)
            return nil
        }
        return faults.checked(at: node.location) { () throws(Objection) in try Mailbox(text).text }
    }
}
