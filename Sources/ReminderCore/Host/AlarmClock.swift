package import CivilTime

/// The wall clock, and the one timer on it.
package protocol AlarmClock: Sendable {
    /// What time it is. Read once where an input enters, and passed on.
    var now: Instant { get }

    /// Rings `bell` once at `instant`, in place of when it was to ring before; nil to let it be.
    ///
    /// It may ring early, as when somebody sets the clock; it never rings late but for the machine's own delays.
    func arm(_ bell: Bell, at instant: Instant?)
}
