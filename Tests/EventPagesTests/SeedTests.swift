import CivilTime
import EventPages
import Foundation
import Testing

/// The five pages that the first users follow, and what they mean: made by others, beside the checkout.
@Suite(
    "The seed pages",
    .enabled(if: Shared.path("seeds/seed-expected.json") != nil, "needs ../shared/seeds, which is not there"))
struct SeedTests {
    struct Expected: Decodable {
        struct Document: Decodable {
            struct Event: Decodable {
                let title: String
                let start: String
                let end: String
                let acceptableEnds: [String]?
                let datePrecision: String
                let status: String
                let location: String?
                let mode: String?
            }
            struct Trap: Decodable { let text: String }

            let seed: String
            let file: String
            let pagePublished: String?
            let events: [Event]
            let mustNotExtract: [Trap]
        }

        let documents: [Document]
    }

    private static func expected() throws -> [Expected.Document] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let path = try #require(Shared.path("seeds/seed-expected.json"))
        return try decoder.decode(Expected.self, from: Data(contentsOf: URL(filePath: path))).documents
    }

    private func normal(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test("each of the 25 events is understood, and nothing else is")
    func records() throws {
        var count = 0
        for document in try Self.expected() {
            let path = try #require(Shared.path("seeds/\(document.file)"))
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            // Two of the pages do not say when they were written.
            let reference = date(document.pagePublished ?? (document.seed == "003" ? "2020-02-01" : "2017-07-12"))
            let found = EventPageReader(reference: reference).read(bytes).events.filter { !$0.needsReview }
            #expect(found.count == document.events.count, "\(document.seed): \(found.map(\.summary))")
            for expected in document.events {
                guard let event = found.first(where: { normal($0.title) == normal(expected.title) }) else {
                    Issue.record("\(document.seed): no '\(expected.title)'")
                    continue
                }
                count += 1
                #expect("\(event.time.days.lowerBound)" == expected.start, "\(expected.title)")
                let ends = [expected.end] + (expected.acceptableEnds ?? [])
                #expect(ends.contains("\(event.time.days.upperBound)"), "\(expected.title)")
                #expect(event.precision.rawValue == expected.datePrecision, "\(expected.title)")
                #expect(event.status.rawValue == expected.status, "\(expected.title)")
                if let location = expected.location {
                    #expect(event.location.lowercased() == location.lowercased(), "\(expected.title)")
                }
                if let mode = expected.mode {
                    #expect(mode.hasPrefix(event.mode?.rawValue ?? "none"), "\(expected.title)")
                }
            }
            for trap in document.mustNotExtract {
                let isTaken = found.contains { event in
                    event.evidence.contains { $0.field == .time && normal($0.quote) == normal(trap.text) }
                }
                #expect(!isTaken, "\(document.seed): '\(trap.text)'")
            }
        }
        #expect(count == 25)
    }
}
