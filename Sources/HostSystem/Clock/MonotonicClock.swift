import Glibc

/// The clock nobody can set: for measuring how long something took.
package enum MonotonicClock {
    /// Microseconds since the machine was started, without the time it slept.
    package static var microseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }

    /// The time since the machine was started, without the time it slept.
    package static var now: Duration { .microseconds(Int64(microseconds)) }
}
