import CivilTime

extension ZoneRules {
    /// `instant` as RFC 3339 writes it, such as `2020-02-13T08:30:00+07:00`; milliseconds are dropped.
    func internetDateTime(_ instant: Instant) -> String {
        let (civil, offset) = stamp(instant)
        return civil.description(offset: offset)
    }

    /// `instant` as RFC 5322 (3.3) writes it in a mail's header, such as `Thu, 13 Feb 2020 08:30:00 +0700`.
    func mailDate(_ instant: Instant) -> String {
        let (civil, offset) = stamp(instant)
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][civil.date.weekday.rawValue - 1]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = civil.date
        let day = "\(weekday), \(date.day) \(months[date.month - 1]) \(padded(date.year, to: 4))"
        let zone = "\(offset < 0 ? "-" : "+")\(padded(abs(offset) / 60, to: 2))\(padded(abs(offset) % 60, to: 2))"
        return "\(day) \(civil.time) \(zone)"
    }

    /// What the wall shows and the offset that goes with it, in minutes: neither notation has seconds in it.
    private func stamp(_ instant: Instant) -> (civil: CivilDateTime, offset: Int) {
        let offset = utcOffset(at: instant) / 60
        return (CivilDateTime(wallSeconds: instant.unixSeconds + Int64(offset * 60)), offset)
    }
}
