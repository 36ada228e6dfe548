import CivilTime
import ReminderCore
import Testing

@Suite("Delivery outcomes")
struct DeliveryOutcomeTests {
    let start = at("2020-02-13T08:30")

    private func delivery(
        attempts: Int = 1, expires: Duration = .seconds(3600), unanswered: Int = 0, isPlain: Bool = false
    ) -> Delivery {
        var delivery = Delivery(
            id: Identity(of: "d"), channel: "room", payload: [], summary: "", due: start, expires: start + expires,
            attempts: attempts)
        (delivery.unanswered, delivery.isPlain) = (unanswered, isPlain)
        return delivery
    }

    private func outcome(
        _ failure: DeliveryFailure, of delivery: Delivery? = nil, hasPlainForm: Bool = false, recognises: Bool = true
    ) -> DeliveryOutcome {
        DeliveryOutcome(
            of: delivery ?? self.delivery(), result: .failure(failure), at: start, hasPlainForm: hasPlainForm,
            recognisesRepetition: recognises)
    }

    @Test("a receipt is written down as it is", arguments: [DeliveryState.delivered, .accepted])
    func receipt(state: DeliveryState) {
        let receipt = Receipt(state, note: "200 ok", reference: "spaces/a/messages/b", status: 200)
        let outcome = DeliveryOutcome(of: delivery(), result: .success(receipt), at: start)
        #expect(
            outcome
                == DeliveryOutcome(
                    delivery: Identity(of: "d"), state: state, at: start, note: "200 ok", status: 200,
                    reference: "spaces/a/messages/b"))
        #expect(outcome.state.isFinal && outcome.retryAt == nil && !outcome.isUnanswered)
        #expect(DeliveryOutcome(of: delivery(isPlain: true), result: .success(receipt), at: start).isPlain)
    }

    @Test("a failure that nothing can help has failed")
    func giveUp() {
        let outcome = outcome(DeliveryFailure(.giveUp, "404: no such room", status: 404))
        #expect(outcome.state == .failed && outcome.retryAt == nil && outcome.note == "404: no such room")
        #expect(outcome.status == 404 && !outcome.isUnanswered)
    }

    @Test("a failure that may pass is deferred, no sooner than the service asked")
    func deferred() {
        let soon = outcome(DeliveryFailure(.retry(), "500", status: 500))
        #expect(soon.state == .deferred && soon.note == "500" && soon.status == 500)
        #expect(soon.retryAt == RetryPolicy.standard.nextAttempt(of: delivery(), at: start))
        let later = outcome(DeliveryFailure(.retry(after: .seconds(600)), "429"))
        #expect(later.state == .deferred && later.retryAt == start + .seconds(600))
    }

    @Test("a failure that may pass, or that the operator may mend, but too late, has expired")
    func expired() {
        for remedy in [DeliveryFailure.Remedy.retry(), .mendChannel] {
            let late = outcome(DeliveryFailure(remedy, "500"), of: delivery(attempts: 3, expires: .seconds(8)))
            #expect(late.state == .expired && late.retryAt == nil && late.note == "500")
        }
    }

    @Test("what waits for the operator is tried again as usual: the breaker keeps it from the service")
    func mendChannel() {
        let outcome = outcome(DeliveryFailure(.mendChannel, "401", status: 401), of: delivery(attempts: 4))
        #expect(outcome.state == .deferred && !outcome.isPlain)
        #expect(outcome.retryAt == RetryPolicy.standard.nextAttempt(of: delivery(attempts: 4), at: start))
    }

    @Test(
        "what the service does not take as it is is offered once in its plainest form, if there is one",
        arguments: [
            (true, false, DeliveryState.deferred, true), (false, false, .failed, false), (true, true, .failed, true),
            (false, true, .failed, true),
        ])
    func simplify(hasPlainForm: Bool, wasPlain: Bool, state: DeliveryState, isPlain: Bool) {
        let outcome = outcome(
            DeliveryFailure(.simplify, "413", status: 413), of: delivery(isPlain: wasPlain), hasPlainForm: hasPlainForm)
        #expect(outcome.state == state && outcome.isPlain == isPlain && outcome.note == "413")
        #expect(outcome.retryAt == (state == .deferred ? start : nil), "at once")
    }

    @Test("a delivery stays plain, whatever happens to it after")
    func staysPlain() {
        for remedy in [DeliveryFailure.Remedy.retry(), .mendChannel, .giveUp] {
            #expect(outcome(DeliveryFailure(remedy, ""), of: delivery(isPlain: true), hasPlainForm: true).isPlain)
        }
    }

    @Test(
        "what got no answer is repeated once where a repetition is not recognised, and as often as it takes where it is",
        arguments: [
            (0, false, DeliveryState.deferred), (1, false, .failed), (2, false, .failed), (0, true, .deferred),
            (1, true, .deferred), (9, true, .deferred),
        ])
    func unanswered(before: Int, recognises: Bool, state: DeliveryState) {
        let silent = DeliveryFailure(.retry(), "no answer", mayHaveArrived: true)
        let outcome = outcome(silent, of: delivery(unanswered: before), recognises: recognises)
        #expect(outcome.state == state && outcome.isUnanswered && (outcome.retryAt == nil) == (state == .failed))
        #expect(outcome.note.hasPrefix("no answer") && (outcome.note == "no answer") == (state == .deferred))
        let refused = self.outcome(
            DeliveryFailure(.retry(), "503"), of: delivery(unanswered: before), recognises: recognises)
        #expect(refused.state == .deferred && !refused.isUnanswered, "an answer that says no has not arrived")
    }

    @Test("the states in which nothing more happens are final")
    func final() {
        let open: Set<DeliveryState> = [.queued, .sending, .deferred]
        for state in DeliveryState.allCases { #expect(state.isFinal != open.contains(state)) }
    }
}
