import CivilTime
import ReminderCore
import Settings

extension Setup {
    /// How long a notice of a trouble is of use.
    private static let usefulness = Duration.seconds(7 * 86_400)

    /// A notice of a trouble, or of its end, for the channel that operators read; nil when they read none.
    func delivery(of trouble: Trouble, at now: Instant) -> Delivery? {
        guard let channel = configuration.adminChannel else { return nil }
        // What a broken channel would say of itself arrives when it is not so any more, unless another takes over.
        let isItself = trouble.place == .channel && trouble.name == channel
        if isItself, configuration.channel(channel)?.fallback == nil { return nil }
        let id = Identity { digest in
            for part in ["trouble", trouble.place.rawValue, trouble.name, trouble.problem] { digest.add(part) }
            digest.add(now.milliseconds)
        }
        return delivery(
            of: Notice(
                id: id, subject: .trouble(trouble), channel: channel, rule: "", due: now, now: now,
                expires: now + Self.usefulness))
    }
}
