/// A reminder that was found by its name.
package struct NamedReminder: Hashable, Sendable {
    package let id: Identity
    package let occurrence: Occurrence.ID

    package init(id: Identity, occurrence: Occurrence.ID) { (self.id, self.occurrence) = (id, occurrence) }
}
