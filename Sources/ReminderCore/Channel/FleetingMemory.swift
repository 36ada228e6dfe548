package import CivilTime

/// A memory that lasts as long as the program, for commands without a store: what they try out must not touch what the
/// daemon knows.
package actor FleetingMemory: ChannelMemory {
    private struct Place: Hashable {
        let channel: String
        let key: String
    }

    private struct Entry {
        let text: Secret
        let basis: Identity?
        /// Later ones have higher numbers.
        let number: Int
    }

    private var entries: [Place: Entry] = [:]
    private var count = 0

    package init() {}

    package func recall(_ key: String, of channel: String, basis: Identity?) throws(StoreFailure) -> Secret? {
        guard let basis else {
            let entry = entries[Place(channel: channel, key: key)]
            return entry?.basis == nil ? entry?.text : nil
        }
        return entries.filter { $0.key.key == key && $0.value.basis == basis }.values.max { $0.number < $1.number }?
            .text
    }

    package func keep(
        _ texts: [RememberedText], of channel: String, basis: Identity?, at now: Instant
    ) throws(StoreFailure) {
        var kept = entries
        for text in texts {
            count += 1
            let number = count
            kept[Place(channel: channel, key: text.key)] = text.text.map {
                Entry(text: $0, basis: basis, number: number)
            }
        }
        guard texts.allSatisfy(\.isSmall), kept.keys.count(where: { $0.channel == channel }) <= RememberedText.mostKeys
        else { throw .tooMuch(of: channel) }
        entries = kept
    }
}
