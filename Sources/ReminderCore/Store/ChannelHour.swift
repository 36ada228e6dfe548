/// What came of a channel's deliveries in one hour.
package struct ChannelHour: Hashable, Sendable {
    package let channel: String
    /// How many hours after the time that was asked for it begins.
    package let hour: Int
    /// How many arrived.
    package var arrived: Int
    /// How many did not: they failed, expired, or another channel took them over.
    package var lost: Int

    package init(channel: String, hour: Int, arrived: Int = 0, lost: Int = 0) {
        (self.channel, self.hour, self.arrived, self.lost) = (channel, hour, arrived, lost)
    }
}
