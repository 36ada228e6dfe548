/// Takes away what a page shows of other pages: dates there are other pages' dates.
enum RelatedNews {
    /// The longest heading of such a part, in words.
    private static let longest = 6

    /// The blocks that are the page's own.
    static func leftOut(of blocks: [Block]) -> [Block] {
        var own: [Block] = []
        /// The level of the heading below which nothing is the page's own; 7 below a line that is no heading.
        var level: Int?
        for (index, block) in blocks.enumerated() {
            if let closed = level {
                guard case .heading(let own) = block.role, own <= closed else { continue }
                level = nil
            }
            let words = Words(block.text)
            if index > 0, words.list.count <= longest,
                let hit = PageWords.related.hit(in: words, at: 0, before: words.list.count, bare: false),
                hit.words.count >= words.list.count - 1
            {
                level = if case .heading(let level) = block.role { level } else { 6 }
                continue
            }
            own.append(block)
        }
        return own
    }
}
