package import CivilTime
package import ReminderCore

/// Hands each notice as a mail to a mail server: one's provider's, or the machine's own (RFC 6409, RFC 5321).
package struct SMTPChannel: ConfigurableChannel {
    package static let schema = KindSchema("smtp", fields: SMTPServer.fields + MailMessage.fields)

    private let mail: MailMessage
    private let session: SMTPSession

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        mail = MailMessage(settings, in: surroundings)
        // Servers look into a mail before they take it: that takes longer than a webhook.
        session = SMTPSession(
            SMTPServer(settings), hello: MessageID(hostname: surroundings.hostname).domain,
            patience: surroundings.patience * 2, memory: surroundings.ownMemory)
    }

    /// One after the other, over one connection.
    package var concurrency: Int { 1 }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] { mail.bytes(message, for: notice) }

    package func reach() async throws(DeliveryFailure) -> String { try await session.reach() }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        try await session.send(
            mail.bytes(of: delivery), as: delivery.id, from: mail.sender, to: mail.recipients, at: now)
    }
}
