import Glibc

/// Seconds on a clock.
enum Stopwatch {
    /// Seconds on a clock that nobody sets.
    static var now: Double { read(CLOCK_MONOTONIC) }

    /// Seconds since 1970.
    static var wall: Double { read(CLOCK_REALTIME) }

    /// Sleeps for so many seconds.
    static func sleep(_ seconds: Double) { usleep(useconds_t(max(0, seconds) * 1e6)) }

    /// Sleeps until so many seconds after 1970.
    static func sleep(until moment: Double) {
        while wall < moment { sleep(min(moment - wall, 0.5)) }
    }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
