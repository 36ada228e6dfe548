import CivilTime
import ReminderCore

/// A memory on a disk that is full for a while.
actor UnwillingMemory: ChannelMemory {
    private let memory = FleetingMemory()
    private(set) var isFull = false

    func fill() { isFull = true }

    func free() { isFull = false }

    func recall(_ key: String, of channel: String, basis: Identity?) async throws(StoreFailure) -> Secret? {
        try await memory.recall(key, of: channel, basis: basis)
    }

    func keep(
        _ texts: [RememberedText], of channel: String, basis: Identity?, at now: Instant
    ) async throws(StoreFailure) {
        if isFull { throw StoreFailure("the disk is full", isTemporary: true) }
        try await memory.keep(texts, of: channel, basis: basis, at: now)
    }
}
