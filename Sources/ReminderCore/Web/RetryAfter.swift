package import CivilTime

/// How long a service asks to be left alone (RFC 9110, 10.2.3).
package enum RetryAfter {
    /// Nobody is believed who asks for more.
    package static let ceiling = Duration.seconds(24 * 3600)

    /// The wait that a `Retry-After` header asks for at `now`, or nil when it says nothing that can be understood.
    ///
    /// Both forms are read: seconds (a fraction, which some chat services send, is rounded up) and a
    /// date in any of HTTP's three notations.
    package static func wait(_ header: String?, at now: Instant) -> Duration? {
        guard let header, header.utf8.count <= 64 else { return nil }
        let text = header.drop { $0 == " " || $0 == "\t" }.prefix { $0 != "\t" }
        if let seconds = seconds(text) { return min(.seconds(seconds), ceiling) }
        return date(text, near: now).map { min(max($0 - now, .zero), ceiling) }
    }

    /// The wait that the headers of `response` ask for at `now`: `Retry-After`, or else Discord's
    /// `X-RateLimit-Reset-After`.
    package static func wait(for response: HTTPResponse, at now: Instant) -> Duration? {
        wait(response[header: "retry-after"], at: now) ?? wait(response[header: "x-ratelimit-reset-after"], at: now)
    }

    /// The wait that a number in an answer's body asks for, rounded up, or nil when it is none.
    package static func wait(seconds: Double) -> Duration? {
        guard seconds >= 0 else { return nil }
        return seconds < Double(ceiling.components.seconds) ? .seconds(seconds.rounded(.up)) : ceiling
    }

    private static func seconds(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        guard (1...2).contains(parts.count), parts.allSatisfy({ isNumber($0) }) else { return nil }
        // Too many digits for a number are as good as forever.
        let whole = Int64(parts[0]) ?? Int64(Int32.max)
        let hasFraction = parts.count == 2 && parts[1].contains { $0 != "0" }
        return min(whole, Int64(Int32.max)) + (hasFraction ? 1 : 0)
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, or `Sun Nov  6 08:49:37 1994`.
    private static func date(_ text: Substring, near now: Instant) -> Instant? {
        let words = text.split { " ,-".contains($0) }
        guard (5...6).contains(words.count), words.count == 5 || words[5] == "GMT" else { return nil }
        let numbers = words.compactMap { isNumber(String($0)) ? Int($0) : nil }
        let clock = words.first { $0.contains(":") }?.split(separator: ":").compactMap { Int($0) }
        guard numbers.count == 2, let clock, clock.count == 3,
            let month = words.dropFirst().lazy.compactMap({ HTTPDate.months.firstIndex(of: String($0)) }).first,
            let date = CivilDate(year: year(numbers[1], near: now), month: month + 1, day: numbers[0]),
            // A leap second is the last second of its minute.
            let time = TimeOfDay(hour: clock[0], minute: clock[1], second: min(clock[2], 59))
        else { return nil }
        return CivilDateTime(date, time).asUTC
    }

    /// A year of two digits is never more than fifty years ahead (RFC 9110, 5.6.7).
    private static func year(_ number: Int, near now: Instant) -> Int {
        if number >= 100 { return number }
        let current = CivilDateTime(utc: now).date.year
        let guess = current - current % 100 + number
        return guess > current + 50 ? guess - 100 : guess
    }
}
