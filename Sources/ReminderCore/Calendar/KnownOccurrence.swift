package import CivilTime

/// What is known of an occurrence when its calendar is read again.
package struct KnownOccurrence: Hashable, Sendable {
    /// The hash of the occurrence and of all that shapes its plan.
    package let fingerprint: Identity
    /// When it begins.
    package let start: Instant

    package init(fingerprint: Identity, start: Instant) { (self.fingerprint, self.start) = (fingerprint, start) }
}
