package import CivilTime
import Glibc
package import ReminderCore

/// Hands each notice as a mail to the machine's mail system, by the program that every one of them has.
package struct SendmailChannel: ConfigurableChannel {
    package static let schema = KindSchema("sendmail", fields: MailMessage.fields + [.optional("program", .path)])

    private static let usualProgram = "/usr/sbin/sendmail"

    private let mail: MailMessage
    private let program: String
    private let patience: Duration
    private let starter = Starter()

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        mail = MailMessage(settings, in: surroundings)
        program = settings.text("program") ?? Self.usualProgram
        patience = surroundings.patience
    }

    /// One after the other, on one thread.
    package var concurrency: Int { 1 }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] { mail.bytes(message, for: notice) }

    package func reach() async throws(DeliveryFailure) -> String {
        guard access(program, X_OK) == 0 else { throw SendmailOutcome(program: program).failure(.last) }
        return "\(program) is there"
    }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        // A dot alone does not end the mail (-oi), and what follows `--` are addresses, however they begin.
        let words = ["-oi", "-f", mail.sender.address, "--"] + mail.recipients.map(\.address)
        let outcome = SendmailOutcome(program: program)
        let child: ChildProgram
        do {
            child = try await starter.run(program, words, input: mail.bytes(of: delivery), patience: patience)
        } catch {
            throw outcome.failure(error)
        }
        return try outcome.receipt(for: child)
    }

    /// Starts programs on a thread of its own, and waits for them there.
    private actor Starter {
        private let thread = WorkQueue("sendmail")

        nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

        func run(
            _ program: String, _ words: [String], input: [UInt8], patience: Duration
        ) throws(SystemFault) -> ChildProgram {
            try ChildProgram(running: program, words, input: input, patience: patience)
        }
    }
}
