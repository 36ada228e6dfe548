/// A channel, its queue, and what came of its deliveries lately.
package struct ChannelAnswer: Codable, Hashable, Sendable {
    /// An hour.
    package struct Hour: Codable, Hashable, Sendable {
        /// When it begins.
        package var from: String
        /// How many deliveries arrived.
        package var delivered: Int
        /// How many did not: they failed, expired, or another channel took them over.
        package var failed: Int

        package init(from: String, delivered: Int, failed: Int) {
            (self.from, self.delivered, self.failed) = (from, delivered, failed)
        }
    }

    package var name: String
    package var kind: String
    /// How many deliveries wait.
    package var waiting: Int
    /// Why it is left alone; nil while it works.
    package var trouble: String?
    /// Since when it is left alone; nil while it works.
    package var leftAloneSince: String?
    /// When it is tried next, or when its service wants to be asked again; nil while nothing is in the way.
    package var nextTry: String?
    /// What it wants operators to know, such as `quota`: `7 left`.
    package var notes: [String: String]
    /// The last 24 hours, the earliest first.
    package var hours: [Hour]

    package init(_ status: StatusAnswer.Channel, hours: [Hour]) {
        (name, kind, waiting, trouble) = (status.name, status.kind, status.waiting, status.trouble)
        (leftAloneSince, nextTry, notes) = (status.leftAloneSince, status.nextTry, status.notes)
        self.hours = hours
    }
}
