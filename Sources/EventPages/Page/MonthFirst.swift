import CivilTime
import DateGrammar

/// Dates of pages that write the month first: 12/15/2026.
///
/// One such date that can be nothing else tells of all the page's: a page has one way to write them.
enum MonthFirst {
    /// Whether the page writes the month first: some date can only be read so, and none only the other way.
    static func isUsed(in blocks: [Block]) -> Bool {
        var proofs = 0
        for block in blocks.prefix(2000) {
            for triple in triples(in: block.text) {
                if triple.first > 12 { return false }
                if triple.second > 12 { proofs += 1 }
            }
        }
        return proofs > 0
    }

    /// The mentions, with each date of digits read month first.
    static func mended(_ mentions: [DateMention], in text: [UInt8]) -> [DateMention] {
        mentions.map { mention in
            let triples = triples(in: Array(text[mention.range]))
            guard triples.count == 1, let date = triples[0].date, mention.listed.isEmpty else { return mention }
            if let days = mention.days, days.lowerBound < days.upperBound { return mention }
            var mended = mention
            mended.days = date...date
            mended.doubts.subtract([.dayMonthOrder, .noSuchDay])
            return mended
        }
    }

    private struct Triple {
        let first: Int
        let second: Int
        let year: Int

        var date: CivilDate? { CivilDate(year: year, month: first, day: second) }
    }

    /// What is written as one or two digits, a slash, one or two digits, a slash and four digits.
    private static func triples(in text: [UInt8]) -> [Triple] {
        var triples: [Triple] = []
        var numbers: [(value: Int, count: Int)] = []
        var at = 0
        while at < text.count {
            guard (0x30...0x39).contains(text[at]) else {
                if text[at] != UInt8(ascii: "/") { numbers = [] }
                at += 1
                continue
            }
            let start = at
            var value = 0
            while at < text.count, (0x30...0x39).contains(text[at]) {
                value = min(value * 10 + Int(text[at] - 0x30), 100_000)
                at += 1
            }
            numbers.append((value, at - start))
            if numbers.count == 3, numbers[0].count <= 2, numbers[1].count <= 2, numbers[2].count == 4 {
                triples.append(Triple(first: numbers[0].value, second: numbers[1].value, year: numbers[2].value))
                numbers = []
            }
        }
        return triples
    }
}
