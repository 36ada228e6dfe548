import GRDB
import ReminderCore

/// What a transaction changes in the numbers of reminders and deliveries.
///
/// Counting a million rows takes a tenth of a second, and the daemon tells the numbers every few seconds: so
/// they are kept. Not by triggers: with one, SQLite copies every page that a statement touches before
/// the statement touches it, which made a large change five times slower.
struct TallyChange {
    /// How many more deliveries of a channel are in a state.
    private struct Pile {
        let channel: String
        let state: DeliveryState
        var count = 0
    }

    private var reminders: [ReminderState: Int] = [:]
    /// A transaction is about few channels, and hashing a name takes longer than to look at some.
    private var deliveries: [Pile] = []
    /// Those that came to their end, by channel.
    private(set) var ended: [String: [DeliveryState: Int]] = [:]

    /// Notes that `count` reminders went from one state to another; nil stands for "not in the store".
    mutating func reminders(_ count: Int = 1, from old: ReminderState?, to new: ReminderState?) {
        if let old { reminders[old, default: 0] -= count }
        if let new { reminders[new, default: 0] += count }
    }

    /// Notes that `count` deliveries of `channel` went from one state to another; nil stands for "not in the store".
    mutating func deliveries(
        _ count: Int = 1, on channel: String, from old: DeliveryState?, to new: DeliveryState?
    ) {
        if let old { add(-count, of: channel, old) }
        if let new { add(count, of: channel, new) }
        if let new, new.isFinal, old.map({ !$0.isFinal }) ?? true {
            ended[channel, default: [:]][new, default: 0] += count
        }
    }

    private mutating func add(_ count: Int, of channel: String, _ state: DeliveryState) {
        if let index = deliveries.firstIndex(where: { $0.state == state && $0.channel == channel }) {
            deliveries[index].count += count
        } else {
            deliveries.append(Pile(channel: channel, state: state, count: count))
        }
    }

    /// Adds it to the numbers in the database.
    func save(on database: Database) throws {
        for (state, count) in reminders where count != 0 {
            let statement = try database.cachedStatement(sql: Self.reminderTally)
            try statement.execute(arguments: [state.rawValue, count])
        }
        for pile in deliveries where pile.count != 0 {
            let statement = try database.cachedStatement(sql: Self.deliveryTally)
            try statement.execute(arguments: [pile.channel, pile.state.rawValue, pile.count])
        }
    }

    private static let reminderTally = """
        INSERT INTO reminder_tally (state, count) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """
    private static let deliveryTally = """
        INSERT INTO delivery_tally (channel, state, count) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """
}
