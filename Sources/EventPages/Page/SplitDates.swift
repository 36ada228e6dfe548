import CivilTime
import DateGrammar

/// Puts together dates that a page's design takes apart: a great "05" above a small "Th12" above "2026".
enum SplitDates {
    /// The blocks with the parts of such dates as one block each.
    static func joined(_ blocks: [Block], reference: CivilDate) -> [Block] {
        var joined: [Block] = []
        var at = 0
        while at < blocks.count {
            if isDay(blocks[at]), let (whole, count) = whole(blocks, at, reference) {
                joined.append(whole)
                at += count
            } else {
                joined.append(blocks[at])
                at += 1
            }
        }
        return joined
    }

    /// Whether the block is a number that can be a day, and nothing else.
    private static func isDay(_ block: Block) -> Bool {
        (1...2).contains(block.text.count) && block.text.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The block that the small blocks from `at` are together, and how many they are; nil when they are no date.
    private static func whole(_ blocks: [Block], _ at: Int, _ reference: CivilDate) -> (Block, Int)? {
        for count in [3, 2] where at + count <= blocks.count {
            let parts = blocks[at..<at + count]
            guard parts.allSatisfy({ $0.text.count <= 12 && $0.row == blocks[at].row }) else { continue }
            let text = Array(parts.map(\.text).joined(separator: [0x20]))
            let mentions = DateReader(DateContext(reference: reference)).mentions(in: text)
            guard mentions.count == 1, mentions[0].range == 0..<text.count, mentions[0].precision == .day,
                let days = mentions[0].days, days.lowerBound == days.upperBound
            else { continue }
            let role: Block.Role = if case .heading = blocks[at].role { .paragraph } else { blocks[at].role }
            return (Block(text, line: blocks[at].line, role: role, link: blocks[at].link), count)
        }
        return nil
    }
}
