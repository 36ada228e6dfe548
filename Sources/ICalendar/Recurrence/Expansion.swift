/// What happens in a window of time.
package struct Expansion: Sendable {
    /// The occurrences, by beginning and then by UID.
    package let occurrences: [EventOccurrence]
    /// What kept occurrences from being found; the faults of the file itself are the file's.
    package let faults: [Fault]
}
