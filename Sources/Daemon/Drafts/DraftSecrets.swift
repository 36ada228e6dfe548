import ReminderCore

/// The secrets of a draft, and of what is on the disk already.
struct DraftSecrets: SecretSource {
    let secrets: [String: Secret]
    let others: any SecretSource

    func secret(_ reference: SecretReference) throws(SecretUnreadable) -> Secret {
        if case .credential(let name) = reference, let secret = secrets[name] { return secret }
        return try others.secret(reference)
    }

    func concern(about reference: SecretReference) -> SecretConcern? {
        if case .credential(let name) = reference, secrets[name] != nil { return nil }
        return others.concern(about: reference)
    }
}
