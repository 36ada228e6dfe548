import CivilTime
import DateGrammar
import FoundationEssentials
import Testing

/// The collected date expressions beside the repository, where they are.
@Suite("The collected date expressions")
struct CorpusTests {
    private struct Case: Decodable {
        struct Value: Decodable {
            let start: String?
            let end: String?
            let rrule: String?
            let dates: [String]?
        }

        let text: String
        let referenceDate: String
        let value: Value?
        let ambiguous: Bool
        let alternatives: [String?]
    }

    /// The file, or nil when it is not there.
    private static let file: Data? = {
        let path = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return FileManager.default.contents(atPath: "/\(path)/shared/corpus/dates-dev.jsonl")
    }()

    @Test(
        "at least 95 of 100 are read as they are meant",
        .enabled(if: file != nil, "skipped: ../shared/corpus/dates-dev.jsonl is not there"))
    func collected() throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let cases = try #require(Self.file).split(separator: 0x0A).map { try decoder.decode(Case.self, from: $0) }
        let passed = try cases.filter { try isRight($0) }.count
        #expect(passed * 100 >= cases.count * 95, "\(passed) of \(cases.count)")
    }

    private func isRight(_ example: Case) throws -> Bool {
        let mentions = try Reading.mentions(example.text, on: example.referenceDate).filter {
            $0.doubts.isDisjoint(with: [.noSuchDay, .noSuchTime])
        }
        let rows = mentions.compactMap { row($0, example.referenceDate) }
        if example.ambiguous, rows.isEmpty { return true }
        if matches(example.value, rows, mentions) { return true }
        return example.alternatives.contains { alternative in
            guard let alternative else { return rows.isEmpty }
            let ends = alternative.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
            let value = Case.Value(start: ends.first, end: ends.count > 1 ? ends[1] : nil, rrule: nil, dates: nil)
            return matches(value, rows, mentions)
        }
    }

    /// The start and the end of a mention that has any, as `2020-02-13T08:30`.
    private func row(_ mention: DateMention, _ reference: String) -> (start: String, end: String)? {
        let hasTime = mention.startTime != nil
        guard mention.days != nil || (hasTime && mention.recurrence == nil) else { return nil }
        func text(_ day: String, _ time: TimeOfDay?) -> String {
            time.map { "\(day)T\($0.description.prefix(5))" } ?? day
        }
        return (
            text(mention.days?.lowerBound.description ?? reference, mention.startTime),
            text(mention.days?.upperBound.description ?? reference, mention.endTime)
        )
    }

    private func matches(
        _ value: Case.Value?, _ rows: [(start: String, end: String)], _ mentions: [DateMention]
    ) -> Bool {
        guard let value else { return rows.isEmpty }
        guard let start = value.start else { return value.rrule != nil && mentions.contains { $0.recurrence != nil } }
        if let dates = value.dates, Set(rows.map { String($0.start.prefix(10)) }).isSuperset(of: dates) { return true }
        guard let first = rows.first else { return false }
        let isStart = start.utf8.count <= 10 ? first.start.hasPrefix(start) : first.start == start.prefix(16)
        guard let end = value.end, end.utf8.count > 7 else { return isStart }
        return isStart && first.end.hasPrefix(String(end.prefix(16)))
    }
}
