extension Instant {
    /// RFC 3339 as a wall clock in `zone` shows it, such as `2020-02-13T08:00:00+07:00`; milliseconds are dropped.
    package func iso8601(in zone: any ZoneRules) -> String {
        let offset = zone.utcOffset(at: self)
        return CivilDateTime(wallSeconds: unixSeconds + Int64(offset)).description(offset: offset / 60)
    }

    /// The instant that ISO 8601 `text` means: `2020-02-13`, `2020-02-13T08:30`, `2020-02-13T08:30:00`, with `Z`
    /// or an offset such as `+07:00` at its end; without one, on a wall clock in `zone`. Nil when it means none.
    package init?(iso8601 text: String, in zone: any ZoneRules) {
        var rest = Substring(text)
        var offset: Int?
        if rest.last == "Z" || rest.last == "z" {
            offset = 0
            rest.removeLast()
        } else if let seconds = Instant.offset(rest.suffix(6)) {
            offset = seconds
            rest.removeLast(6)
        }
        let parts = rest.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" || $0 == " " }
        guard let date = parts.first.flatMap({ CivilDate(iso8601: $0) }), parts.count <= 2,
            parts.count == 2 || offset == nil
        else { return nil }
        var time = TimeOfDay.midnight
        if parts.count == 2 {
            let seconds = parts[1].split(separator: ".", omittingEmptySubsequences: false)
            guard let written = TimeOfDay(iso8601: seconds[0]), seconds.count <= 2 else { return nil }
            // A fraction of a second, which RFC 3339 allows, is dropped.
            if seconds.count == 2 {
                let isFraction = seconds[0].utf8.count == 8 && !seconds[1].isEmpty
                guard isFraction, seconds[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            }
            time = written
        }
        let civil = CivilDateTime(date, time)
        self = offset.map { civil.asUTC - .seconds($0) } ?? zone.instant(of: civil)
    }

    /// Seconds east of UTC, written `+07:00`.
    private static func offset(_ text: Substring) -> Int? {
        let sign = text.first
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard sign == "+" || sign == "-", parts.count == 2, let hours = digits(parts[0], 2), hours < 24,
            let minutes = digits(parts[1], 2), minutes < 60
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}

extension CivilDate {
    /// The date written `2020-02-13`, or nil.
    package init?(iso8601 text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = digits(parts[0], 4), let month = digits(parts[1], 2),
            let day = digits(parts[2], 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension TimeOfDay {
    /// The time written `08:30` or `08:30:00`, or nil.
    package init?(iso8601 text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        let numbers = parts.compactMap { digits($0, 2) }
        guard numbers.count == parts.count else { return nil }
        self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }
}

/// The number that exactly `count` ASCII digits write, or nil.
private func digits(_ text: some StringProtocol, _ count: Int) -> Int? {
    text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
}
