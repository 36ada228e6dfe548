/// Something that is done and measured, once a run.
protocol Trial: Sendable {
    /// Does it.
    ///
    /// - Throws: When it cannot be done, or fails.
    func run() throws(Trouble) -> Usage
}

/// What one run took, as the kernel counts.
struct Usage: Sendable {
    var wallSeconds = 0.0
    /// Of user and system.
    var cpuSeconds = 0.0
    /// The greatest resident size.
    var peakBytes = 0
    /// What it found or did.
    var answer = 0
    /// What else was measured.
    var figures: [Figure: Double] = [:]
}

/// A number that not every trial has.
enum Figure: Sendable {
    /// How late the notices arrived, in milliseconds.
    case median, percentile99, latest
    /// Notices that arrived in a second, from the first to the last.
    case rate
    /// Notices that did not arrive; that arrived twice, or were not asked for; and about one event after one that is later.
    case lost, doubled, disordered
    /// How large a notice was, in bytes.
    case bytes
    /// CPU seconds to load a calendar, and to load and plan it and write the plan down.
    case load, plan
    /// Seconds from the start of a program until it was ready.
    case ready
    /// What is resident when it is ready, and later; and of the latter what is private and written to; in bytes.
    case residentAtStart, resident, privateDirty
    /// Wake-ups in a second.
    case wakeUps
    /// Bytes that were given to the system to write, and how many files of the store were written to.
    case written, storeWrites
}
