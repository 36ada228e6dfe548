/// Quotation marks, as pages use and mix them.
enum Quotation {
    /// The offset behind the quotation that opens at `at`; nil when none opens there, or it is not closed soon.
    static func closing(_ text: [UInt8], at: Int) -> Int? {
        let isCurly = matches(text, at, [0xE2, 0x80, 0x9C]) || matches(text, at, [0xC2, 0xAB])
        let isPlain = text[at] == 0x22 || (text[at] == 0x27 && (at == 0 || text[at - 1] == 0x20))
        guard isCurly || isPlain else { return nil }
        var next = at + (text[at] == 0xE2 ? 3 : text[at] == 0xC2 ? 2 : 1)
        let end = min(text.count, next + 600)
        while next < end {
            if matches(text, next, [0xE2, 0x80, 0x9D]) { return next + 3 }
            if matches(text, next, [0xC2, 0xBB]) { return next + 2 }
            if text[next] == text[at], text[at] < 0x80 { return next + 1 }
            if isCurly, text[next] == 0x22 { return next + 1 }
            next += 1
        }
        return nil
    }

    private static func matches(_ text: [UInt8], _ at: Int, _ mark: [UInt8]) -> Bool {
        at + mark.count <= text.count && text[at..<at + mark.count].elementsEqual(mark)
    }
}
