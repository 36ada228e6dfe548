/// What a claim came to.
package struct ClaimedDeliveries: Hashable, Sendable {
    /// To be sent now; the store has them as `sending`.
    package var taken: [Delivery]
    /// Those found to be of no use any more.
    package var expired: [DeliveryRecord]

    package init(taken: [Delivery] = [], expired: [DeliveryRecord] = []) {
        (self.taken, self.expired) = (taken, expired)
    }
}
