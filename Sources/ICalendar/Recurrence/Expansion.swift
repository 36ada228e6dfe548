/// What happens in a window of time.
package struct Expansion: Sendable {
    /// The occurrences, by beginning and then by UID.
    package let occurrences: [EventOccurrence]
    /// What kept occurrences from being found; the faults of the file itself are the file's.
    package let faults: [Fault]
    /// Whether some limit was reached: then what one event says may keep others from being found.
    package let isCrowded: Bool
}
