import ReminderCore

/// Who has got a mail that some of its recipients could not get yet, so that the next attempt is for the others alone.
struct SMTPProgress: Hashable, Sendable {
    /// A recipient, and what the server said to him.
    struct Refusal: Hashable, Sendable {
        let recipient: String
        let why: String
    }

    /// Who has it.
    private(set) var taken: Set<String> = []
    /// Who will never have it, and why.
    private(set) var refused: [Refusal] = []
    /// Who may have it another time, and why not now.
    private(set) var deferred: [Refusal] = []

    init() {}

    /// What was known of an attempt before.
    init(taken: Set<String>, refused: [Refusal]) { (self.taken, self.refused) = (taken, refused) }

    /// Those of `recipients` that the next attempt is for.
    func left(of recipients: [String]) -> [String] {
        recipients.filter { recipient in
            !taken.contains(recipient) && !refused.contains { $0.recipient == recipient }
        }
    }

    /// Notes what a server said to each of `recipients`.
    ///
    /// - Parameters:
    ///   - isAccepted: Whether it took the mail for those that it let pass.
    ///   - outcome: Knows what can be shown of a reply.
    mutating func note(_ replies: [SMTPReply], of recipients: [String], isAccepted: Bool, _ outcome: SMTPOutcome) {
        deferred = []
        for (recipient, reply) in zip(recipients, replies) {
            let why = "\(recipient): \(outcome.words(of: reply))"
            if reply.isPositive {
                if isAccepted { taken.insert(recipient) }
            } else if reply.isTransient || reply.code == 552 {
                // RFC 5321, 4.5.3.1.10: 552 for a recipient is an old word for 452.
                deferred.append(Refusal(recipient: recipient, why: why))
            } else {
                refused.append(Refusal(recipient: recipient, why: why))
            }
        }
    }

    /// Who was refused, in words; nothing when nobody was.
    var refusals: String {
        refused.isEmpty ? "" : "; it refuses \(refused.map(\.why).joined(separator: ", ")): correct 'to'"
    }
}
