import ReminderCore

/// Reads a secret: a literal, or where it is kept.
struct SecretReader {
    private let source: any SecretSource
    private let faults: FaultCollector

    init(source: any SecretSource, faults: FaultCollector) { (self.source, self.faults) = (source, faults) }

    /// The keys of a reference.
    static let places = ["credential", "file", "env"]

    /// The secret in `node`, or nil after noting a fault.
    ///
    /// - Parameter isAddress: Whether it has to be an `http` or `https` address.
    func secret(in node: LocatedNode, named name: String, isAddress: Bool) -> Secret? {
        let example = "\(name): { credential: \(isAddress ? "room-url" : "room-secret") }"
        let secret: Secret
        let what: String
        if case .map(let entries) = node.content {
            guard let read = referred(by: entries, at: node.location, name, example) else { return nil }
            (secret, what) = read
        } else {
            guard let text = faults.text(node, "'\(name)'", example: example) else { return nil }
            (secret, what) = (Secret(text.text), "'\(name)'")
        }
        return faults.checked(at: node.location) { () throws(Objection) in
            let text = secret.reveal()
            if isAddress {
                try WebAddress.check(text, what)
            } else if text.isEmpty || text.unicodeScalars.contains(where: isControl) {
                throw Objection(
                    "the secret in \(what) is empty or has control characters in it", remedy: "write it on one line")
            }
            return secret
        }
    }

    /// The secret that a map such as `{ credential: room-url }` names, and how to speak of it.
    private func referred(
        by entries: [LocatedEntry], at location: Diagnostic.Location, _ name: String, _ example: String
    ) -> (Secret, String)? {
        var isSound = true
        for entry in entries where !Self.places.contains(entry.key.text) {
            isSound = false
            let near = didYouMean(entry.key.text, among: Self.places)
            // Quoted only when it is a slip of the pen: otherwise it may be a secret with a colon in it.
            faults.error(
                at: entry.key.location,
                near == nil
                    ? "a key in '\(name)' is none of \(listed(Self.places))"
                    : "unknown key \(quoted(entry.key.text)) in '\(name)'",
                remedy: near ?? "write credential, file or env, as in '\(example)'")
        }
        let known = entries.filter { Self.places.contains($0.key.text) }
        guard let place = known.first else {
            if isSound {
                faults.error(
                    at: location, "'\(name)' does not say where its value is",
                    remedy: "write credential, file or env, as in '\(example)'")
            }
            return nil
        }
        if known.count > 1 {
            isSound = false
            faults.error(
                at: known[1].key.location, "'\(name)' names two places, '\(place.key.text)' and '\(known[1].key.text)'",
                remedy: "keep one of them")
        }
        guard let text = faults.word(place.value, "'\(place.key.text)'", example: example), isSound,
            let reference = faults.checked(
                at: text.location,
                { () throws(Objection) in
                    try Self.reference(place.key.text, text)
                })
        else { return nil }
        do {
            let secret = try source.secret(reference)
            if let concern = source.concern(about: reference) {
                faults.warning(at: text.location, concern.problem, remedy: concern.remedy)
            }
            return (secret, "\(place.key.text) \(quoted(text.text))")
        } catch {
            faults.error(at: text.location, error.problem, remedy: error.remedy)
            return nil
        }
    }

    private static func reference(_ place: String, _ text: LocatedText) throws(Objection) -> SecretReference {
        switch place {
        case "credential":
            let isName = text.text.utf8.count <= 255 && !text.text.contains("/") && text.text.first != "."
            guard isName else {
                throw Objection(
                    "the credential \(quoted(text.text)) is not the name of one",
                    remedy: "write the name given with LoadCredential=, as in 'room-url'; for a path write 'file:'")
            }
            return .credential(text.text)
        case "file":
            return .file(try FilePath.absolute(text))
        default:
            let isName = text.text.unicodeScalars.enumerated().allSatisfy { index, scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "_": true
                case "0"..."9": index > 0
                default: false
                }
            }
            guard isName else {
                throw Objection(
                    "\(quoted(text.text)) is not the name of an environment variable",
                    remedy: "write letters, digits and '_', as in 'ROOM_URL'")
            }
            return .environment(text.text)
        }
    }
}
