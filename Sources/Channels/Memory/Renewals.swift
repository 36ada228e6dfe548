import ReminderCore

/// Renews what several ask for at once by doing it once: who comes while it is under way gets what comes of it, be it a
/// failure.
actor Renewals {
    typealias Answer = Result<Secret, DeliveryFailure>

    /// Who waits for each renewal that is under way.
    private var waiting: [String: [CheckedContinuation<Answer, Never>]] = [:]

    /// What `work` comes to, or what the same work comes to that is under way already.
    ///
    /// Who waits is not stopped by cancelling: `work` has to end in a bounded time.
    ///
    /// - Parameter name: The same for the same work.
    nonisolated func renew(
        _ name: String, by work: () async throws(DeliveryFailure) -> Secret
    ) async throws(DeliveryFailure) -> Secret {
        if let answer = await answer(ofOther: name) { return try answer.get() }
        let answer: Answer
        do { answer = .success(try await work()) } catch { answer = .failure(error) }
        await end(name, with: answer)
        return try answer.get()
    }

    /// What comes of the work that is under way; nil when there is none, and it begins.
    private func answer(ofOther name: String) async -> Answer? {
        guard waiting[name] != nil else {
            waiting[name] = []
            return nil
        }
        return await withCheckedContinuation { waiting[name, default: []].append($0) }
    }

    private func end(_ name: String, with answer: Answer) {
        for waiter in waiting.removeValue(forKey: name) ?? [] { waiter.resume(returning: answer) }
    }
}
