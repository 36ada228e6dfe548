/// Splits UTF-8 text into tokens, folding case, diacritics, digits, dashes and spaces on the way.
///
/// Bytes that are no UTF-8 are marks the grammar does not know.
struct Tokenizer {
    private let text: UnsafeBufferPointer<UInt8>
    private let lexicon: Lexicon
    private var place = 0
    private var gap = Token.Gap.paragraph
    private(set) var tokens = ContiguousArray<Token>()

    private init(_ text: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) {
        (self.text, self.lexicon) = (text, lexicon)
        tokens.reserveCapacity(text.count / 4 + 8)
    }

    /// The tokens of `text`; without diacritics, each of its words may be any that has them.
    static func tokens(of text: UnsafeBufferPointer<UInt8>, isAccented: Bool) -> ContiguousArray<Token> {
        var tokenizer = Tokenizer(text, isAccented ? .accented : .plain)
        tokenizer.run()
        return tokenizer.tokens
    }

    /// Whether `text` is written with Vietnamese diacritics, so that words without them are other words. A long text is
    /// judged by its beginning.
    static func isAccented(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let sample = text.prefix(1 << 16)
        var count = 0
        for byte in sample {
            // The lead bytes of Vietnamese letters and combining marks.
            let isLead = (byte >= 0xC3 && byte <= 0xC6) || byte == 0xE1 || byte == 0xCC
            count &+= isLead ? 1 : 0
        }
        return count * 64 > sample.count
    }

    private mutating func run() {
        while place < text.count {
            let byte = text[place]
            switch byte {
            case 0x20, 0x09:
                if gap == .none { gap = .space }
                place += 1
            case 0x0A: newLine()
            case 0x0D, 0x0B, 0x0C:
                if gap == .none { gap = .space }
                place += 1
            case 0x30...0x39: number()
            case 0x41...0x5A, 0x61...0x7A: word()
            case 0x7E: mark(0x2D, length: 1)
            case 0..<0x80: mark(byte, length: 1)
            default: scalar()
            }
        }
    }

    private mutating func newLine() {
        gap = gap == .line || gap == .paragraph ? .paragraph : .line
        place += 1
    }

    private mutating func append(_ token: Token) {
        tokens.append(token)
        gap = .none
    }

    private mutating func mark(_ code: UInt8, length: Int) {
        let start = place
        place += length
        if code == 0x40, gap == .none, place < text.count, text[place] > 0x20, tokens.last?.kind == .word {
            return opaque(from: start)
        }
        append(
            Token(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: place), value: Int32(code),
                kind: .mark, gap: gap))
    }

    /// A number in decimal digits; more than nine are only counted.
    private mutating func number() {
        let start = place
        var value: Int32 = 0
        while place < text.count, case let digit = text[place] &- 0x30, digit < 10 {
            if place - start < 9 { value = value * 10 + Int32(digit) }
            place += 1
        }
        append(
            Token(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: place), value: value,
                kind: .number, gap: gap, digits: UInt8(min(place - start, 255))))
    }

    private mutating func word() {
        let start = place
        var key = WordKey()
        while place < text.count {
            let byte = text[place]
            if byte < 0x80 {
                let letter = Letter.ascii(byte)
                if letter == 0 { break }
                key.append(letter, tone: 0)
                place += 1
                continue
            }
            let (scalar, length) = decode(at: place)
            if (0x300...0x36F).contains(scalar) {
                key.combine(scalar)
            } else {
                let folded = Letter.folded(scalar)
                // A zero-width sign inside a word is passed over.
                if folded == 0, !Tokenizer.isInvisible(scalar) { break }
                if folded != 0 {
                    key.append(UInt8(truncatingIfNeeded: folded), tone: UInt8(truncatingIfNeeded: folded >> 8))
                }
            }
            place += length
        }
        let (first, second) = lexicon.senses(of: key)
        if place + 2 < text.count, text[place] == 0x3A, text[place + 1] == 0x2F, text[place + 2] == 0x2F {
            return opaque(from: start)
        }
        if first.kind == .www, place < text.count, text[place] == 0x2E { return opaque(from: start) }
        append(
            Token(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: place), kind: .word, gap: gap,
                isCapitalized: text[start] >= 0x41 && text[start] <= 0x5A, first: first, second: second))
    }

    /// An address: everything from the white space before to the white space after, which may be U+00A0, is one token.
    private mutating func opaque(from start: Int) {
        var start = UInt32(truncatingIfNeeded: start)
        while gap == .none, let last = tokens.popLast() { (start, gap) = (last.start, last.gap) }
        while place < text.count, text[place] > 0x20, text[place] != 0xC2 { place += 1 }
        append(Token(start: start, end: UInt32(truncatingIfNeeded: place), kind: .opaque, gap: gap))
    }

    /// A character beyond ASCII that does not continue a word.
    private mutating func scalar() {
        let (scalar, length) = decode(at: place)
        switch scalar {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            if gap == .none { gap = .space }
            place += length
        case 0x85, 0x2028, 0x2029:
            newLine()
            place += length - 1
        case _ where Tokenizer.isInvisible(scalar) || (0x300...0x36F).contains(scalar): place += length
        case 0x2010...0x2015, 0x2212, 0xFF0D, 0x301C, 0xFF5E, 0x2043, 0x2192: mark(0x2D, length: length)
        case 0x2044, 0x2215, 0xFF0F: mark(0x2F, length: length)
        case 0x2018, 0x2019, 0x2032, 0xB4: mark(0x27, length: length)
        // Bullets and pictures part as a bar does.
        case 0x2022, 0xB7, 0x2219, 0x25CF, 0x25AA, 0x231A...0x231B, 0x23F0...0x23F3, 0x2600...0x27BF, 0x1F300...0x1FAFF:
            mark(0x7C, length: length)
        case 0xFF1A: mark(0x3A, length: length)
        case 0xFF08: mark(0x28, length: length)
        case 0xFF09: mark(0x29, length: length)
        case _ where Letter.folded(scalar) != 0: word()
        default: mark(0, length: length)
        }
    }

    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    /// The scalar that begins at `place`, and its length; a byte that begins none is U+FFFD.
    private func decode(at place: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(text[place])
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
        guard count > 0, lead < 0xF5, place + count <= text.count else { return (0xFFFD, 1) }
        var scalar = lead & (0xFF >> UInt32(count + 1))
        for offset in 1..<count {
            let byte = UInt32(text[place + offset])
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | byte & 0x3F
        }
        return (scalar, count)
    }
}

extension Letter {
    /// The letter of an ASCII byte, 0 for what is none.
    @inline(__always)
    static func ascii(_ byte: UInt8) -> UInt8 {
        let lower = (byte | 0x20) &- 0x60
        return byte >= 0x41 && lower >= 1 && lower <= 26 ? lower : 0
    }
}
