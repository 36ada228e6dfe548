import ReminderCore

/// Says it when a secret stands itself in a file that every user of the machine may read.
struct BareSecrets {
    /// The files that every user may read.
    let openFiles: Set<String>
    let faults: FaultCollector

    /// Looks at what stands in `node` as the value of `field` of a kind of `noun`, such as a channel.
    func look(at node: LocatedNode, as field: SettingField, of schema: KindSchema, _ noun: String) {
        guard case .scalar(let text, _) = node.content else { return }
        let isSecret =
            switch field.form {
            case .secret: true
            case .url, .place: isSecretAddress(text, of: schema, noun)
            default: false
            }
        if isSecret { note(node, "the '\(field.name)'", remedy: "\(field.name): { credential: room-\(field.name) }") }
    }

    /// Notes a secret that stands in `node`, if it stands there itself and in such a file.
    func note(_ node: LocatedNode, _ what: String, remedy: String) {
        guard case .scalar = node.content, openFiles.contains(node.location.file) else { return }
        let file = node.location.file
        faults.warning(
            at: node.location, "every user of this machine may read \(what) that stands here",
            remedy: "write '\(remedy)' and put it there, or: chgrp nhaclich \(file); chmod 640 \(file)")
    }

    /// Whether who knows an address needs to know no more: it has a password in it, or it is all that a channel asks
    /// for. Those of calendars are for all to see, unless their owners hide them, and nobody can tell.
    private func isSecretAddress(_ text: String, of schema: KindSchema, _ noun: String) -> Bool {
        guard let scheme = text.firstRange(of: "://") else { return false }
        let rest = text[scheme.upperBound...]
        let place = rest.prefix { !"/?#".contains($0) }
        if place.contains("@") { return true }
        let isAll = noun == "channel" && !schema.fields.contains { $0.form == .secret && $0.isRequired }
        let hasPath = rest.dropFirst(place.count).contains { $0 != "/" }
        return isAll && hasPath && !isOnThisMachine(Secret(text))
    }

    private func isOnThisMachine(_ address: Secret) -> Bool {
        switch WebHost(of: address) {
        case .address(let host)?: host.bytes == [127, 0, 0, 1] || host == HostAddress("::1")
        case .name(let name)?: name == "localhost"
        case nil: false
        }
    }
}
