import ArgumentParser
import CivilTime

/// The span that `--from` and `--to` name.
struct TimeSpan {
    let range: Range<Instant>

    /// - Throws: `ValidationError` when one of them is no time, or they are the wrong way round.
    init(from: String, to: String, zone: any ZoneRules) throws {
        let start = try Self.instant(from, "--from", zone)
        let end = try Self.instant(to, "--to", zone)
        guard start <= end else { throw ValidationError("--to \(to) is before --from \(from)") }
        range = start..<end
    }

    private static func instant(_ text: String, _ option: String, _ zone: any ZoneRules) throws -> Instant {
        guard let instant = Instant(iso8601: text, in: zone) else {
            throw ValidationError(
                "\(option) '\(text)' is not a time; write it as 2026-12-31 or 2026-12-31T18:00:00+07:00")
        }
        return instant
    }
}
