package import CivilTime
import Foundation
import Synchronization

/// The system's time zones, by IANA name; old names such as `Asia/Saigon` work as well.
///
/// Zones are kept once they were asked for: making one means working out two centuries of its clock.
package final class SystemZones: ZoneDatabase {
    private let known = Mutex<[String: SystemZone?]>([:])

    package init() {
        // The code that knows the zones is linked into a static program only when something beside it is named.
        _ = TimeZone.timeZoneDataVersion
    }

    /// The name of this machine's zone.
    package static var here: String { TimeZone.current.identifier }

    /// The names of all of the system's zones.
    package static var names: [String] { TimeZone.knownTimeZoneIdentifiers }

    package func zone(named identifier: String) -> (any ZoneRules)? {
        known.withLock { known in
            if let answer = known[identifier] { return answer }
            // A file may be full of names nobody knows; they are not worth keeping without end.
            if known.count >= 2_000 { known.removeAll() }
            let zone = SystemZone(identifier)
            known[identifier] = .some(zone)
            return zone
        }
    }
}

/// One of the system's time zones, as a table of its changes from 1900 to 2100.
private struct SystemZone: ZoneRules {
    let identifier: String
    private let zone: TimeZone
    /// When the clock changes, in seconds since 1970, and what it shows from then on, in seconds east of UTC.
    private let changes: [Int64]
    private let offsets: [Int]
    private let firstOffset: Int

    private static let tableStart: Int64 = -2_208_988_800
    private static let tableEnd: Int64 = 4_102_444_800

    /// The zone of this name, or nil when the system does not know it.
    init?(_ identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        (self.identifier, self.zone) = (identifier, zone)
        func offset(_ seconds: Int64) -> Int {
            zone.secondsFromGMT(for: Foundation.Date(timeIntervalSince1970: Double(seconds)))
        }
        firstOffset = offset(SystemZone.tableStart)
        var (changes, offsets): ([Int64], [Int]) = ([], [])
        var (place, current) = (SystemZone.tableStart, firstOffset)
        while let next = zone.nextDaylightSavingTimeTransition(
            after: Foundation.Date(timeIntervalSince1970: Double(place)))
        {
            let seconds = Int64(next.timeIntervalSince1970.rounded())
            guard seconds > place, seconds < SystemZone.tableEnd else { break }
            place = seconds
            let shown = offset(seconds)
            guard shown != current else { continue }
            changes.append(seconds)
            offsets.append(shown)
            current = shown
        }
        (self.changes, self.offsets) = (changes, offsets)
    }

    func utcOffset(at instant: Instant) -> Int { offset(at: instant.unixSeconds) }

    func instant(of civil: CivilDateTime) -> Instant { instant(ofWallSeconds: civil.wallSeconds) }

    func instant(ofWallSeconds wall: Int64) -> Instant {
        let before = Int64(offset(at: wall - 86_400))
        let after = Int64(offset(at: wall + 86_400))
        if before == after { return Instant(unixSeconds: wall - before) }
        // The earlier reading first: a time that comes twice is the first of the two. One that never
        // comes fits neither and is read with the offset from before the gap.
        for candidate in [before, after] where Int64(offset(at: wall - candidate)) == candidate {
            return Instant(unixSeconds: wall - candidate)
        }
        return Instant(unixSeconds: wall - before)
    }

    private func offset(at seconds: Int64) -> Int {
        guard seconds >= SystemZone.tableStart, seconds < SystemZone.tableEnd else {
            return zone.secondsFromGMT(for: Foundation.Date(timeIntervalSince1970: Double(seconds)))
        }
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? offsets[low - 1] : firstOffset
    }
}
