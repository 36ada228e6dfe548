import CivilTime
import Foundation
import ReminderCore
import Testing
import Wording
import Yams

/// A zone whose offset never changes, such as Việt Nam's since 1975.
struct FixedZone: ZoneRules {
    let identifier: String
    let offset: Int

    static let vietnam = FixedZone(identifier: "Asia/Ho_Chi_Minh", offset: 7 * 3600)

    func utcOffset(at instant: Instant) -> Int { offset }
    func instant(of civil: CivilDateTime) -> Instant { Instant(unixSeconds: civil.wallSeconds - Int64(offset)) }
}

/// A zone that puts its clocks forward or back once.
struct SteppingZone: ZoneRules {
    let identifier = "Test/Stepping"
    let before: Int
    let after: Int
    let step: Instant

    func utcOffset(at instant: Instant) -> Int { instant < step ? before : after }
    func instant(of civil: CivilDateTime) -> Instant {
        let guess = Instant(unixSeconds: civil.wallSeconds - Int64(before))
        return guess < step ? guess : Instant(unixSeconds: civil.wallSeconds - Int64(after))
    }
}

/// The repository's `config/languages`, as the daemon reads them.
enum Languages {
    static let vietnamese = language("vi")
    static let english = language("en")

    static func named(_ tag: String) -> Language { tag == "vi" ? vietnamese : english }

    /// Reads a file with Yams and flattens it. In the daemon `Settings` does this; it is not here, since
    /// the modules do not know one another.
    static func phrases(_ tag: String) throws -> [String: String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../config/languages/\(tag).yaml")
        var phrases: [String: String] = [:]
        func flatten(_ node: Node, below path: String) {
            if let mapping = node.mapping {
                for (key, value) in mapping {
                    let name = key.string ?? "?"
                    flatten(value, below: path.isEmpty ? name : "\(path).\(name)")
                }
            } else {
                phrases[path] = node.scalar?.string
            }
        }
        if let root = try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8)) { flatten(root, below: "") }
        return phrases
    }

    private static func language(_ tag: String) -> Language {
        do {
            return try Language(tag: tag, phrases: phrases(tag))
        } catch {
            fatalError("config/languages/\(tag).yaml: \(error)")
        }
    }
}

/// The instant at which a wall clock in `zone` shows a time written as `2020-02-13 08:30` (seconds may follow).
func wall(_ text: String, in zone: any ZoneRules = FixedZone.vietnam) -> Instant {
    let numbers = text.split { "- :".contains($0) }.compactMap { Int($0) }
    guard let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]),
        let time = TimeOfDay(hour: numbers[3], minute: numbers[4], second: numbers.count > 5 ? numbers[5] : 0)
    else { fatalError("no such time: \(text)") }
    return zone.instant(of: CivilDateTime(date, time))
}

/// A day written as `2020-02-13`.
func day(_ text: String) -> CivilDate { FixedZone.vietnam.civil(at: wall("\(text) 00:00")).date }

/// A span written as `2020-02-13 08:30/2020-02-13 11:30`, or `2020-02-13/2020-02-15` for whole days.
func span(_ text: String, in zone: any ZoneRules = FixedZone.vietnam) -> Span {
    let ends = text.split(separator: "/").map(String.init)
    if ends[0].count == 10 { return .allDay(first: day(ends[0]), last: day(ends[1])) }
    return .timed(start: wall(ends[0], in: zone), end: wall(ends[1], in: zone))
}
