import ReminderCore

/// An exchange that is under way. Only the loop's thread has it.
final class Transfer {
    let exchange: Exchange
    /// Takes the answer.
    var reader: AnswerReader
    /// Where it waits or is.
    var site: Site?
    /// What it is done with; nil while it waits.
    var handle: WebHandle?
    /// Whether it has a connection, and some of the request may have been sent.
    var isSent = false
    private let continuation: CheckedContinuation<Exchange.Outcome, Never>

    init(_ exchange: Exchange, _ continuation: CheckedContinuation<Exchange.Outcome, Never>) {
        (self.exchange, self.continuation) = (exchange, continuation)
        reader = AnswerReader(for: exchange.request)
    }

    /// Tells who waits for it how it ended. To be called once.
    func end(_ failure: HTTPFailure?) {
        let result: Result<Exchange.Answer, HTTPFailure> =
            if let failure {
                .failure(failure)
            } else {
                .success(Exchange.Answer(response: reader.response, redirect: reader.redirect))
            }
        continuation.resume(returning: Exchange.Outcome(result: result, isSent: isSent))
    }
}
