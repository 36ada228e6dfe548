import CivilTime
package import ReminderCore

/// What all channels remember, for as long as the program runs, whatever configurations come and go.
///
/// A text that could not be kept is not lost: it is kept before anything else is asked or told.
package actor SharedMemory {
    /// What is still to be written.
    private struct Debt {
        let number: Int
        let texts: [RememberedText]
        let channel: String
        let basis: Identity?
        let at: Instant
    }

    private let memory: any ChannelMemory
    /// Who renews what can be renewed once only.
    nonisolated let renewals = Renewals()
    private var debts: [Debt] = []
    private var count = 0

    /// A channel's texts are small and its keys few, but a disk may be full for long.
    private static let mostDebts = 1000

    package init(_ memory: any ChannelMemory) { self.memory = memory }

    func recall(_ key: String, of channel: String, basis: Identity?) async throws(StoreFailure) -> Secret? {
        try await settle()
        return try await memory.recall(key, of: channel, basis: basis)
    }

    func keep(
        _ texts: [RememberedText], of channel: String, basis: Identity?, at now: Instant
    ) async throws(StoreFailure) {
        let keys = Set(texts.map(\.key))
        debts.removeAll { $0.channel == channel && keys.isSuperset(of: $0.texts.map(\.key)) }
        count += 1
        debts.append(Debt(number: count, texts: texts, channel: channel, basis: basis, at: now))
        if debts.count > Self.mostDebts { debts.removeFirst() }
        try await settle()
    }

    /// Writes down what could not be written before, the oldest first.
    private func settle() async throws(StoreFailure) {
        while let debt = debts.first {
            do {
                try await memory.keep(debt.texts, of: debt.channel, basis: debt.basis, at: debt.at)
                debts.removeAll { $0.number == debt.number }
            } catch {
                // What can never be written must not keep everything else from it.
                if !error.isTemporary { debts.removeAll { $0.number == debt.number } }
                throw error
            }
        }
    }
}
