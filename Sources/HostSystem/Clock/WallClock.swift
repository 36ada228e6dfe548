package import CivilTime
import Glibc

/// The time of day as the machine has it.
package enum WallClock {
    /// What time it is, to the millisecond before.
    package static var now: Instant { Instant(milliseconds: nanoseconds / 1_000_000) }

    /// What time it is, in nanoseconds since 1970.
    static var nanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// What a clock on the wall shows, in the machine's own zone.
    static var localTime: TimeOfDay {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return TimeOfDay(secondOfDay: Int(parts.tm_hour) * 3600 + Int(parts.tm_min) * 60 + Int(parts.tm_sec))
    }
}
