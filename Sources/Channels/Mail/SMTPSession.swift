import ReminderCore

/// Hands mails to one server, one after the other on a thread of its own, over one connection while that lasts.
actor SMTPSession {
    private let thread = WorkQueue("smtp")
    private let server: SMTPServer
    private let outcome: SMTPOutcome
    private let hello: String
    private let patience: Duration
    private var curl: CurlHandle?
    /// What the server of the last connection can do.
    private var extensions: Set<String> = []
    /// Of the mails that only some have got. A restart forgets it, and then some get theirs again, by the same Message-ID.
    private var progress: [Identity: SMTPProgress] = [:]

    /// How many such mails are remembered.
    private static let memory = 1000

    /// - Parameters:
    ///   - hello: What we call ourselves.
    ///   - patience: How long one attempt may take.
    init(_ server: SMTPServer, hello: String, patience: Duration) {
        (self.server, self.hello, self.patience) = (server, hello, patience)
        outcome = SMTPOutcome(server)
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// The goodbye to the server waits for an answer.
    isolated deinit { curl = nil }

    /// Makes one attempt to hand `mail` over to all of `recipients` that have not got it yet.
    func send(
        _ mail: [UInt8], as delivery: Identity, from sender: Mailbox, to recipients: [Mailbox]
    ) throws(DeliveryFailure) -> Receipt {
        if server.exposesPassword { throw outcome.exposedPassword }
        var progress = progress.removeValue(forKey: delivery) ?? SMTPProgress()
        let left = progress.left(of: recipients.map(\.address))
        let isInternational = ([sender] + recipients).contains(where: \.isInternational)
        let (transfer, end) = try talk(mail, from: sender.address, to: left, isInternational: isInternational)
        let dialogue = transfer.dialogue
        if transfer.isRefusedByOurselves { throw outcome.addressBeyondASCII }
        let nobodyPassed = dialogue.recipients.count == left.count && !dialogue.recipients.contains(where: \.isPositive)
        if dialogue.isAccepted || nobodyPassed && !left.isEmpty {
            progress.note(dialogue.recipients, of: left, isAccepted: dialogue.isAccepted, outcome)
        }
        if !progress.deferred.isEmpty || !progress.taken.isEmpty && !dialogue.isAccepted && !nobodyPassed {
            remember(progress, of: delivery)
        }
        guard dialogue.isAccepted || nobodyPassed else { throw outcome.failure(of: dialogue, end) }
        if !progress.deferred.isEmpty {
            let others = progress.taken.isEmpty ? "" : "; the others have it"
            throw DeliveryFailure(
                .retry(),
                "\(server.place) does not take it yet for \(progress.deferred.map(\.why).joined(separator: ", "))\(others)\(progress.refusals)"
            )
        }
        if progress.taken.isEmpty { throw outcome.failure(of: dialogue, end) }
        let said = dialogue.verdict.map { " \(outcome.words(of: $0))" } ?? ""
        return Receipt(.accepted, note: "\(server.place) took it\(said)\(progress.refusals)")
    }

    /// Talks with the server; a connection that it has left meanwhile is made anew.
    private func talk(
        _ mail: [UInt8], from sender: String, to recipients: [String], isInternational: Bool
    ) throws(DeliveryFailure) -> (SMTPTransfer, CurlHandle.End) {
        guard let curl = curl ?? CurlHandle(server, hello: hello, patience: patience) else {
            throw DeliveryFailure(.retry(), "there is no memory to talk with \(server.place)")
        }
        self.curl = curl
        func attempt() -> (transfer: SMTPTransfer, end: CurlHandle.End) {
            let transfer = SMTPTransfer(mail, extensions: extensions, needsInternational: isInternational)
            let end = curl.perform(transfer, from: sender, to: recipients)
            extensions = transfer.dialogue.extensions
            return (transfer, end)
        }
        let (transfer, end) = attempt()
        let dialogue = transfer.dialogue
        let isLeft = dialogue.last.map { $0.code == 421 } ?? true
        let isUntouched = dialogue.verdict == nil && !dialogue.isContentSent && !transfer.isRefusedByOurselves
        return end.isReused && isLeft && isUntouched ? attempt() : (transfer, end)
    }

    private func remember(_ progress: SMTPProgress, of delivery: Identity) {
        if self.progress.count >= Self.memory, let some = self.progress.keys.min() { self.progress[some] = nil }
        self.progress[delivery] = progress
    }
}
