package import CivilTime

/// An occurrence as the store keeps it, in its calendar or not.
package struct OccurrenceRecord: Hashable, Sendable {
    /// Whether it is in its calendar.
    package enum Presence: Int64, Hashable, Sendable {
        case present = 0
        /// It is not in it any more.
        case vanished = 1
        /// It is farther away than plans reach.
        case outOfReach = 2
    }

    package let occurrence: Occurrence
    package let presence: Presence
    /// When it became known; nil when that was before this was written down.
    package let known: Instant?

    package init(occurrence: Occurrence, presence: Presence, known: Instant?) {
        (self.occurrence, self.presence, self.known) = (occurrence, presence, known)
    }
}
