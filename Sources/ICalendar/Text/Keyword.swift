/// A name of at most 15 ASCII letters, such as a property's or a component's, as a number: quick to look up.
///
/// It is the bytes, the first lowest, and in the highest place how many they are. Capital and small letters are made the
/// same by one bit. The hyphen becomes a CR by it, which is no matter: there is none within a name. A space becomes a
/// zero, which the length tells from nothing.
struct Keyword: Equatable, Sendable {
    fileprivate let bits: UInt128

    /// How many bytes it has.
    var length: Int { Int(truncatingIfNeeded: bits >> 120) }

    /// The keyword that is written `name`, of which only the first 15 bytes count.
    init(_ name: String) {
        let letters = name.utf8.prefix(15).reversed().reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        self.init(letters, length: min(15, name.utf8.count))
    }

    /// The keyword that is written `name`; nil when it is too long for one.
    init?(_ name: ArraySlice<UInt8>) {
        guard let keyword = name.withUnsafeBytes({ Keyword(filling: 0..<$0.count, of: $0) }) else { return nil }
        self = keyword
    }

    /// The keyword that fills `range` of `buffer`; nil when it is too long for one.
    init?(filling range: Range<Int>, of buffer: UnsafeRawBufferPointer) {
        guard range.count < 16 else { return nil }
        if range.lowerBound + 16 <= buffer.count {
            self.init(Keyword.text(at: range.lowerBound, in: buffer), length: range.count)
        } else {
            self.init(buffer[range].reversed().reduce(UInt128(0)) { $0 << 8 | UInt128($1) }, length: range.count)
        }
    }

    /// The keyword before the first colon or semicolon in `range` of `buffer`, a line without folds unless `isFolded`;
    /// nil when it has no end, or is too long.
    init?(beginning range: Range<Int>, isFolded: Bool, of buffer: UnsafeRawBufferPointer) {
        if isFolded || range.lowerBound + 16 > buffer.count {
            self.init(unfolding: range, of: buffer)
            return
        }
        let text = Keyword.text(at: range.lowerBound, in: buffer)
        // A colon and a semicolon differ in the lowest bit only; where one is, this has a byte that is zero.
        let others = (text | Keyword.ones) ^ (Keyword.ones &* UInt128(UInt8(ascii: ";")))
        let length = ((others &- Keyword.ones) & ~others & (Keyword.ones << 7)).trailingZeroBitCount / 8
        guard length < 16, length < range.count else { return nil }
        self.init(text, length: length)
    }

    /// The same, byte by byte, for a line that may be folded within its name.
    private init?(unfolding range: Range<Int>, of buffer: UnsafeRawBufferPointer) {
        var letters: UInt128 = 0
        var (index, length) = (range.lowerBound, 0)
        while index < range.upperBound {
            let byte = buffer[index]
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") {
                self.init(letters, length: length)
                return
            }
            if byte < .space, let next = ContentLines.endOfFold(at: index, in: buffer) {
                index = next
                continue
            }
            guard length < 15 else { return nil }
            letters |= UInt128(byte) << UInt128(length * 8)
            length += 1
            index += 1
        }
        return nil
    }

    /// The first `length` of these letters, at most 15.
    private init(_ letters: UInt128, length: Int) {
        let mask: UInt128 = (1 &<< UInt128(truncatingIfNeeded: length * 8)) &- 1
        bits = letters & mask & (Keyword.ones &* 0xDF) | UInt128(truncatingIfNeeded: length) << 120
    }

    private static func text(at place: Int, in buffer: UnsafeRawBufferPointer) -> UInt128 {
        UInt128(littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt128.self))
    }

    /// A one in each of 16 bytes.
    private static var ones: UInt128 { 0x0101_0101_0101_0101_0101_0101_0101_0101 }
}

/// What keywords mean: a hash table, because a dictionary's hash is too careful for what is looked up once a line.
struct KeywordTable<Meaning: Sendable>: Sendable {
    private var entries: [(keyword: Keyword, meaning: Meaning?)]
    private let shift: UInt64

    /// A table of some names, at most a few hundred.
    init(_ names: [(name: String, meaning: Meaning)]) {
        var size = 8
        while size < names.count * 4 { size *= 2 }
        shift = UInt64(64 - size.trailingZeroBitCount)
        entries = Array(repeating: (Keyword(""), nil), count: size)
        for (name, meaning) in names {
            var place = place(of: Keyword(name))
            while entries[place].meaning != nil { place = (place + 1) % size }
            entries[place] = (Keyword(name), meaning)
        }
    }

    /// What `keyword` means, or nil when it is not in the table.
    subscript(_ keyword: Keyword) -> Meaning? {
        var place = place(of: keyword)
        while entries[place].meaning != nil, entries[place].keyword != keyword {
            place = (place + 1) & (entries.count - 1)
        }
        return entries[place].meaning
    }

    private func place(of keyword: Keyword) -> Int {
        let folded = UInt64(truncatingIfNeeded: keyword.bits) ^ UInt64(truncatingIfNeeded: keyword.bits >> 64)
        return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
