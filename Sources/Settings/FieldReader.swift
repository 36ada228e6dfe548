import ReminderCore

/// Reads one field of a kind by the form its schema gives it.
struct FieldReader {
    private let secrets: SecretReader
    private let faults: FaultCollector

    init(secrets: SecretReader, faults: FaultCollector) { (self.secrets, self.faults) = (secrets, faults) }

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
        case .url, .secret:
            return secrets.secret(in: node, named: field.name, isAddress: field.form == .url).map { .secret($0) }
        case .place:
            return place(node, field.name, what, example)
        case .choice(let words):
            return choice(node, among: words, what, example).map { .text($0) }
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
        }
    }

    /// How a field is written, for a remedy.
    static func example(of field: SettingField) -> String {
        switch field.form {
        case .text: "\(field.name): a text"
        case .path: "\(field.name): /srv/\(field.name)"
        case .url: "\(field.name): { credential: room-url }"
        case .place: "\(field.name): https://example.org/events"
        case .choice(let words): "\(field.name): \(words.first ?? "")"
        case .secret: "\(field.name): { credential: room-secret }"
        case .mailbox: "\(field.name): Nhắc Lịch <reminders@example.org>"
        case .mailboxes: "\(field.name): [an@example.org]"
        case .duration: "\(field.name): 30s"
        case .flag: "\(field.name): true"
        }
    }

    private func place(_ node: LocatedNode, _ name: String, _ what: String, _ example: String) -> KindSettings.Value? {
        if case .scalar(let text, _) = node.content, !text.contains("://") {
            guard let path = faults.text(node, what, example: example) else { return nil }
            return faults.checked(at: path.location) { () throws(Objection) in .text(try FilePath.absolute(path)) }
        }
        return secrets.secret(in: node, named: name, isAddress: true).map { .secret($0) }
    }

    private func choice(_ node: LocatedNode, among words: [String], _ what: String, _ example: String) -> String? {
        guard let word = faults.word(node, what, example: example) else { return nil }
        return faults.checked(at: word.location) { () throws(Objection) in
            guard words.contains(word.text) else {
                throw Objection(
                    "\(what) is \(quoted(word.text)), which is none of \(listed(words))",
                    remedy: didYouMean(word.text, among: words) ?? "write one of them, as in '\(example)'")
            }
            return word.text
        }
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

extension FaultCollector {
    /// The length of time in `node`, which has to be in `bounds`.
    func duration(
        _ node: LocatedNode, _ what: String, within bounds: ClosedRange<Duration>, example: String
    ) -> Duration? {
        guard let word = word(node, what, example: example) else { return nil }
        return checked(at: word.location) { () throws(Objection) in
            let duration = try DurationText(word.text).duration
            guard bounds.contains(duration) else {
                let isShort = duration < bounds.lowerBound
                let bound = isShort ? bounds.lowerBound : bounds.upperBound
                throw Objection(
                    "\(what) is \(isShort ? "shorter" : "longer") than \(bound.asWritten)",
                    remedy:
                        "write '\(bounds.lowerBound.asWritten)' to '\(bounds.upperBound.asWritten)', as in '\(example)'"
                )
            }
            return duration
        }
    }
}
