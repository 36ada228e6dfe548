/// How settled an event is (STATUS of RFC 5545, 3.8.1.11).
package enum EventStatus: UInt8, Sendable {
    /// The calendar does not say.
    case none
    case confirmed
    case tentative
    /// Called off: nobody is to be reminded.
    case cancelled
    /// A to-do that is done.
    case completed

    /// What STATUS says; ``none`` for what the RFC does not know.
    init(_ value: ArraySlice<UInt8>) {
        let value = value.trimmed
        self =
            if value.matches("CONFIRMED") {
                .confirmed
            } else if value.matches("TENTATIVE") {
                .tentative
            } else if value.matches("CANCELLED") || value.matches("CANCELED") {
                .cancelled
            } else if value.matches("COMPLETED") {
                .completed
            } else {
                .none
            }
    }
}
