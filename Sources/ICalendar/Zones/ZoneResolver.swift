import CivilTime

/// Finds the clock a TZID means.
///
/// In this order: a name of the IANA database; the file's own `VTIMEZONE`; a vendor's prefix before an
/// IANA name; Windows' names; Outlook's descriptions such as `(UTC+07:00) Bangkok, Hanoi, Jakarta`;
/// a plain offset. A known name goes before the `VTIMEZONE` of that name, because exporters cut
/// `VTIMEZONE`s down to a few years.
struct ZoneResolver {
    /// Where IANA names are found.
    let database: any ZoneDatabase
    /// The file's own zones, by name.
    let own: [String: VTimeZone]
    /// How far their clocks are worked out, in seconds since 1970.
    let horizon: Int64
    /// How many changes of the clock a `VTIMEZONE` may have in each observance.
    let limit: Int
    /// How many steps each of them may take to work out.
    let steps: Int

    /// The clock of `name`, or nil when nobody knows it.
    func zone(named name: String) -> (any ZoneRules)? {
        if ["UTC", "GMT", "Z", "Etc/UTC"].contains(name) { return UTCZone() }
        if let zone = ianaZone(name) { return zone }
        if let zone = own[name], let rules = VTimeZoneRules(zone, through: horizon, limit: limit, steps: steps) {
            return rules
        }
        if let zone = zoneBehindPrefix(name) { return zone }
        if let known = WindowsZones.ianaName[name] { return ianaZone(known) }
        return describedZone(name)
    }

    private func ianaZone(_ name: String) -> (any ZoneRules)? {
        // A name is a key, never a path: what could leave the database's folder is not asked for.
        let isName = name.utf8.count <= 64 && !name.hasPrefix("/") && !name.contains("..") && !name.isEmpty
        return isName ? database.zone(named: name) : nil
    }

    /// `/mozilla.org/20050126_1/Europe/Paris` ends with the name that is meant.
    private func zoneBehindPrefix(_ name: String) -> (any ZoneRules)? {
        let parts = name.split(separator: "/")
        guard name.hasPrefix("/") else { return nil }
        for length in [3, 2, 1] where length <= parts.count {
            if let zone = ianaZone(parts.suffix(length).joined(separator: "/")) { return zone }
        }
        return nil
    }

    /// `(UTC+01:00) Amsterdam, Berlin, Rome`, `Canberra, Melbourne, Sydney`, `UTC+7`, `+0700`.
    private func describedZone(_ name: String) -> (any ZoneRules)? {
        if let offset = ZoneResolver.offset(name[...]) { return VTimeZoneRules(identifier: name, offset: offset) }
        let parts = name.split(separator: ")", maxSplits: 1)
        let hasOffset = name.hasPrefix("(") && parts.count == 2
        let offset = hasOffset ? ZoneResolver.offset(parts[0].dropFirst()) : nil
        let places = (hasOffset ? parts[1] : name[...]).split(separator: ",").prefix(8)
        for place in places {
            if let zone = zone(of: String(place.drop { $0 == " " }), standardOffset: offset) { return zone }
        }
        return offset.map { VTimeZoneRules(identifier: name, offset: $0) }
    }

    /// The zone of a city or of a name that Outlook describes it with, provided that its clocks show `offset`
    /// in January or July.
    private func zone(of place: String, standardOffset offset: Int?) -> (any ZoneRules)? {
        let city = place.replacing(" ", with: "_")
        let regions = ["Asia", "Europe", "America", "Africa", "Australia", "Pacific", "Atlantic", "Indian"]
        let names = [WindowsZones.described[place]].compactMap(\.self) + regions.map { "\($0)/\(city)" }
        return names.lazy.compactMap(ianaZone).first { zone in
            let (january, july) = (Instant(unixSeconds: 1_579_000_000), Instant(unixSeconds: 1_594_000_000))
            return offset == nil || offset == min(zone.utcOffset(at: january), zone.utcOffset(at: july))
        }
    }

    /// The offset in `UTC+07:00`, `GMT-3`, `+0700` or `UTC`, in seconds east.
    private static func offset(_ text: Substring) -> Int? {
        var rest = text
        for prefix in ["UTC", "GMT"] where rest.hasPrefix(prefix) { rest = rest.dropFirst(3) }
        if rest.isEmpty { return text.isEmpty ? nil : 0 }
        var reader = ByteReader(Array(rest.replacing(".", with: ":").utf8)[...])
        if let offset = UTCOffset.seconds(&reader), reader.isAtEnd { return offset }
        reader = ByteReader(Array(rest.utf8)[...])
        guard rest.utf8.count <= 3, rest.first == "+" || rest.first == "-" else { return nil }
        let sign = reader.sign()
        guard let hours = reader.number(), hours <= 14, reader.isAtEnd else { return nil }
        return sign * hours * 3600
    }
}
