/// Cuts plain text, or Markdown, into the pieces a reader sees: its lines.
enum TextBlocks {
    /// The blocks of `utf8`.
    static func of(_ utf8: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var line = 0
        var isHeader = false
        for raw in utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
            line += 1
            let text = CleanText.of(raw)
            // Markdown may begin with lines about itself between two of dashes: its title is worth reading.
            if text.elementsEqual("---".utf8), line == 1 || isHeader {
                isHeader.toggle()
                continue
            }
            if isHeader {
                if text.starts(with: "title:".utf8) {
                    blocks.append(Block(Array(text.dropFirst(6).drop { $0 == 0x20 }), line: line, role: .heading(1)))
                }
                continue
            }
            guard !text.isEmpty, blocks.count < HTMLBlocks.most else { continue }
            let hashes = text.prefix { $0 == UInt8(ascii: "#") }.count
            let plain = withoutEmphasis(text)
            if (1...6).contains(hashes), text.dropFirst(hashes).first == 0x20 {
                blocks.append(Block(Array(plain.dropFirst(hashes + 1)), line: line, role: .heading(hashes)))
            } else if let mark = ListMark.length(in: plain) {
                // A number may be the text's own ("100 năm ILO"), so it stays; a bullet never is.
                let isBullet = !(0x30...0x39).contains(plain[0])
                blocks.append(Block(isBullet ? Array(plain.dropFirst(mark)) : plain, line: line, role: .item))
            } else {
                blocks.append(Block(plain, line: line, role: .paragraph))
            }
        }
        return blocks
    }

    /// The text without Markdown's `**` and `__`.
    private static func withoutEmphasis(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "*")) || text.contains(UInt8(ascii: "_")) else { return text }
        var plain: [UInt8] = []
        var at = 0
        while at < text.count {
            let isPair = at + 1 < text.count && text[at] == text[at + 1]
            if isPair, text[at] == UInt8(ascii: "*") || text[at] == UInt8(ascii: "_") {
                at += 2
            } else {
                plain.append(text[at])
                at += 1
            }
        }
        return plain.isEmpty ? text : plain
    }
}

/// What stands before an item of a list: `-`, `•`, `1.`, `2)`.
enum ListMark {
    /// How many bytes of `text` the mark and the space after it take; nil when there is none.
    static func length(in text: [UInt8]) -> Int? {
        var at = 0
        if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "*") || text.first == UInt8(ascii: "+") {
            at = 1
        } else if text.starts(with: [0xE2, 0x80, 0xA2]) {
            at = 3
        } else {
            while at < min(text.count, 3), (0x30...0x39).contains(text[at]) { at += 1 }
            guard at > 0, at < text.count, text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: ")") else {
                return nil
            }
            at += 1
        }
        guard at < text.count, text[at] == 0x20 else { return nil }
        return at + 1
    }

    /// The number before an item of a numbered list.
    static func number(in text: [UInt8]) -> Int? {
        let digits = text.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, length(in: text) != nil else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
