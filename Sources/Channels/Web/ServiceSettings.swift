import CivilTime
import Formats
import ReminderCore

/// The settings of a channel to a chat service: as they are written, have a default, or as the service said since.
struct ServiceSettings: Sendable {
    /// The texts of those that are given.
    private let texts: [String: Secret]
    /// Those that may be shown.
    private let open: Set<String>
    /// Those that the service's answers may change.
    private let overridable: [String]
    private let fingerprint: Identity
    private let memory: OwnMemory

    init(_ settings: KindSettings, for format: Format, memory: OwnMemory) {
        var texts = format.defaults.mapValues { Secret($0) }
        for field in format.schema.fields {
            if let secret = settings.secret(field.name) { texts[field.name] = secret }
            if let text = settings.text(field.name) { texts[field.name] = Secret(text) }
            if let flag = settings.flag(field.name) { texts[field.name] = flag ? Secret("true") : nil }
        }
        self.texts = texts
        open = Set(format.schema.fields.filter { $0.form != .url && $0.form != .secret }.map(\.name))
        (overridable, fingerprint, self.memory) = (format.overridable, settings.fingerprint, memory)
    }

    /// The names of those that are given.
    var names: Set<String> { Set(texts.keys) }

    /// They as they are written or have a default.
    var written: [String: Secret] { texts }

    /// What nobody may see.
    var secrets: [Secret] { secrets(in: texts) }

    /// Those of `texts`, which ``current()`` gave, that nobody may see.
    func secrets(in texts: [String: Secret]) -> [Secret] { texts.filter { !open.contains($0.key) }.map(\.value) }

    /// The setting called `name` as it may be shown.
    func shown(_ name: String) -> String { open.contains(name) ? texts[name]?.reveal() ?? "" : "•••" }

    /// What holds now, some of it in the words of the service itself.
    func current() async throws(DeliveryFailure) -> [String: Secret] {
        var current = texts
        for name in overridable {
            if let text = try await memory.recall(name, basis: fingerprint) { current[name] = text }
        }
        return current
    }

    /// Keeps what the service said that is to be known from now on, in place of settings or for operators to see.
    ///
    /// The notice may have arrived: a disk that refuses must not let it be sent again. It is kept later.
    func keep(_ said: [String: String], at now: Instant) async {
        let sorted = said.sorted { $0.key < $1.key }
        for isSetting in [true, false] {
            let kept = sorted.filter { overridable.contains($0.key) == isSetting }
                .map { name, text in
                    isSetting && !open.contains(name)
                        ? RememberedText.secret(name, Secret(text)) : .shown(name, text)
                }
            if kept.isEmpty { continue }
            do { try await memory.keep(kept, basis: isSetting ? fingerprint : nil, at: now) } catch { continue }
        }
    }
}
