/// Lets one pass at a time, in the order in which they came.
actor Turnstile {
    /// Who waits at each gate; a gate that nobody passes is not there.
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

    /// Does `work` alone, among all who come to the same `gate`.
    ///
    /// Who waits is not stopped by cancelling: `work` has to end in a bounded time.
    nonisolated func pass<Answer, Failure: Error>(
        _ gate: String, _ work: () async throws(Failure) -> Answer
    ) async throws(Failure) -> Answer {
        await enter(gate)
        do throws(Failure) {
            let answer = try await work()
            await leave(gate)
            return answer
        } catch {
            await leave(gate)
            throw error
        }
    }

    private func enter(_ gate: String) async {
        guard waiting[gate] != nil else {
            waiting[gate] = []
            return
        }
        await withCheckedContinuation { waiting[gate, default: []].append($0) }
    }

    private func leave(_ gate: String) {
        guard var others = waiting[gate], !others.isEmpty else {
            waiting[gate] = nil
            return
        }
        let next = others.removeFirst()
        waiting[gate] = others
        next.resume()
    }
}
