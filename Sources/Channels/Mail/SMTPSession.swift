import CivilTime
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
    private let memory: OwnMemory
    /// The mails that only some have got; nil until it is recalled.
    private var ledger: SMTPLedger?

    /// What the ledger is remembered under.
    private static let ledgerKey = "who-has-got-it"

    /// - Parameters:
    ///   - hello: What we call ourselves.
    ///   - patience: How long one attempt may take.
    init(_ server: SMTPServer, hello: String, patience: Duration, memory: OwnMemory) {
        (self.server, self.hello, self.patience, self.memory) = (server, hello, patience, memory)
        outcome = SMTPOutcome(server)
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// The goodbye to the server waits for an answer.
    isolated deinit { curl = nil }

    /// Makes one attempt at `now` to hand `mail` over to all of `recipients` that have not got it yet.
    func send(
        _ mail: [UInt8], as delivery: Identity, from sender: Mailbox, to recipients: [Mailbox], at now: Instant
    ) async throws(DeliveryFailure) -> Receipt {
        if server.exposesPassword { throw outcome.exposedPassword }
        var ledger = try await recalledLedger()
        let known = ledger[delivery]
        let left = known.left(of: recipients.map(\.address))
        if left.isEmpty {
            ledger[delivery] = SMTPProgress()
            await keep(ledger, at: now)
            return Receipt(.accepted, note: "\(server.place) took it before\(known.refusals)")
        }
        let isInternational = ([sender] + recipients).contains(where: \.isInternational)
        let (transfer, end) = try talk(mail, from: sender.address, to: left, isInternational: isInternational)
        let dialogue = transfer.dialogue
        if transfer.isRefusedByOurselves { throw outcome.addressBeyondASCII }
        let nobodyPassed = dialogue.recipients.count == left.count && !dialogue.recipients.contains(where: \.isPositive)
        guard dialogue.isAccepted || nobodyPassed && !left.isEmpty else { throw outcome.failure(of: dialogue, end) }
        var progress = known
        progress.note(dialogue.recipients, of: left, isAccepted: dialogue.isAccepted, outcome)
        if progress.deferred.isEmpty {
            ledger[delivery] = SMTPProgress()
            if known != SMTPProgress() { await keep(ledger, at: now) }
            if progress.taken.isEmpty { throw outcome.failure(of: dialogue, end) }
            let said = dialogue.verdict.map { " \(outcome.words(of: $0))" } ?? ""
            return Receipt(.accepted, note: "\(server.place) took it\(said)\(progress.refusals)")
        }
        ledger[delivery] = progress
        if ledger[delivery] != known { await keep(ledger, at: now) }
        throw outcome.failure(waiting: progress)
    }

    /// Goes as far as to where the server would take a mail: encrypted, and signed in. The connection is not used again.
    func reach() throws(DeliveryFailure) -> String {
        if server.exposesPassword { throw outcome.exposedPassword }
        guard let curl = CurlHandle(server, hello: hello, patience: patience) else {
            throw DeliveryFailure(.retry(), "there is no memory to talk with \(server.place)")
        }
        let transfer = SMTPTransfer([], extensions: [], needsInternational: false)
        let end = curl.connect(transfer)
        guard end.isWithoutFault else { throw outcome.failure(of: transfer.dialogue, end) }
        return server.username == nil ? "\(server.place) answers" : "\(server.place) lets us in"
    }

    private func recalledLedger() async throws(DeliveryFailure) -> SMTPLedger {
        if let ledger { return ledger }
        let recalled = SMTPLedger(try await memory.recall(Self.ledgerKey)?.reveal() ?? "")
        ledger = recalled
        return recalled
    }

    /// Keeps who has got what. A disk that refuses it does so for a while, and is asked again by whatever is kept next.
    private func keep(_ ledger: SMTPLedger, at now: Instant) async {
        self.ledger = ledger
        let text = ledger.text
        let kept: RememberedText =
            text.isEmpty ? .forgotten(Self.ledgerKey) : .secret(Self.ledgerKey, Secret(text))
        do { try await memory.keep([kept], at: now) } catch { return }
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
}
