import CivilTime
import ReminderCore
import Settings

/// Tells the channel that operators read of what needs a person.
struct OperatorAlarm: Sendable {
    /// How long such a notice is of use.
    private static let usefulness = Duration.seconds(7 * 86_400)

    let store: any StateStore
    let outbox: Bell

    /// Puts a notice of a trouble, or of its end, into the outbox, if the configuration names a channel for it.
    func raise(_ trouble: Trouble, with setup: Setup, at now: Instant) async throws(StoreFailure) {
        guard let delivery = Self.delivery(of: trouble, with: setup, at: now) else { return }
        try await store.enqueue(delivery, at: now)
        outbox.ring()
    }

    /// A notice of a trouble, or of its end; nil when nobody reads it.
    static func delivery(of trouble: Trouble, with setup: Setup, at now: Instant) -> Delivery? {
        guard let channel = setup.configuration.adminChannel else { return nil }
        // What a broken channel would say of itself arrives when it is not so any more, unless another takes over.
        let isItself = trouble.place == .channel && trouble.name == channel
        if isItself, setup.configuration.channel(channel)?.fallback == nil { return nil }
        let id = Identity { digest in
            for part in ["trouble", trouble.place.rawValue, trouble.name, trouble.problem] { digest.add(part) }
            digest.add(now.milliseconds)
        }
        let notice = Notice(
            id: id, subject: .trouble(trouble), channel: channel, rule: "", due: now, now: now,
            expires: now + usefulness)
        return setup.delivery(of: notice)
    }
}
