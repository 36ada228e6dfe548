import CivilTime
import Formats
import ReminderCore

/// One attempt at a chat service: its requests, made with what holds now.
struct ServiceAttempt: Sendable {
    let format: Format
    let caller: ServiceCaller
    let settings: ServiceSettings
    let scheme: (any RequestScheme)?
    /// What the settings are now.
    let texts: [String: Secret]
    /// What requests say besides the words.
    let facts: NoticeFacts
    let now: Instant

    /// Corrects the message that the service calls `reference` where it stands.
    ///
    /// - Returns: Why it could not be done, for the receipt; empty when it could. It keeps nothing from being sent.
    /// - Throws: When the service asks to be left alone: it is then not asked for something else at once.
    func correct(
        _ reference: String, by request: RequestTemplate, _ body: [UInt8]
    ) async throws(DeliveryFailure) -> String {
        let why: String
        do throws(DeliveryFailure) {
            let values = try await scheme?.values(at: now) ?? [:]
            let answer = try await answer(to: request, body, about: reference, values)
            do throws(DeliveryFailure) {
                _ = try receipt(for: answer, reading(answer))
                return ""
            } catch {
                if error.status == 429 { throw error }
                // What to do about it is said of messages that are new: this one may be gone, or too old.
                why = "answered \(answer.response.status)\(answer.outcome.excerpt(of: answer.response))"
            }
        } catch {
            if error.status == 429 { throw error }
            why = error.reason
        }
        return "; the earlier message stays as it is: \(why)"
    }

    /// Posts a message, under the one that the service calls `reference` unless that is empty.
    ///
    /// - Parameter isRenewed: Whether the scheme's values were renewed for this attempt already.
    func post(
        _ request: RequestTemplate, _ body: [UInt8], under reference: String = "", isRenewed: Bool = false
    ) async throws(DeliveryFailure) -> Receipt {
        let values = try await scheme?.values(at: now) ?? [:]
        let answer = try await answer(to: request, body, about: reference, values)
        let reading = reading(answer)
        if reading.fault?.consequence == .renew, !isRenewed, let scheme, try await scheme.renew(values, at: now) {
            return try await post(request, body, under: reference, isRenewed: true)
        }
        await settings.keep(reading.remember, at: now)
        return try receipt(for: answer, reading)
    }

    private func answer(
        to request: RequestTemplate, _ body: [UInt8], about reference: String, _ schemeValues: [String: Secret]
    ) async throws(DeliveryFailure) -> ServiceCaller.Answer {
        var blanks = texts
        for (name, text) in schemeValues { blanks["scheme.\(name)"] = text }
        blanks["earlier.reference"] = reference.isEmpty ? nil : Secret(reference)
        let known = blanks
        let values = RequestTemplate.Values(facts) { known[$0]?.reveal() }
        let filled = Blank.filled(body, in: request.notation) { known[$0]?.reveal() ?? "" }
        let signature = try scheme?.headers(for: filled, of: facts.id, at: now) ?? []
        let hidden = schemeValues.values + settings.secrets(in: texts)
        return try await caller.call(request, values, filled, adding: signature, hiding: hidden)
    }

    private func reading(_ answer: ServiceCaller.Answer) -> AnswerRule.Reading {
        format.answer.reading(status: answer.response.status, body: answer.response.body)
    }

    private func receipt(
        for answer: ServiceCaller.Answer, _ reading: AnswerRule.Reading
    ) throws(DeliveryFailure) -> Receipt {
        try ServiceVerdict(format: format, answer: format.answer, outcome: answer.outcome).receipt(
            for: answer.response, reading, at: now)
    }
}
