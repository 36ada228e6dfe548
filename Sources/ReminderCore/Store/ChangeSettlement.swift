/// How a change ends: with what tells of it.
package struct ChangeSettlement: Hashable, Sendable {
    /// What the store calls the change.
    package let change: Int64
    /// What the occurrence was when the words were found; one that has changed again since is not settled.
    package let version: Identity
    package let deliveries: [Delivery]

    package init(_ change: PendingChange, deliveries: [Delivery]) {
        (self.change, version, self.deliveries) = (change.number, change.version, deliveries)
    }
}
