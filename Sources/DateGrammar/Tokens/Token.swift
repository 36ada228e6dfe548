/// A number, a word or a mark of a text.
struct Token {
    enum Kind: UInt8 {
        /// Decimal digits; `value` is what they say, `digits` how many there are.
        case number
        /// Letters; `first` and `second` are what the word may mean to the grammar.
        case word
        /// One sign; `value` is its ASCII code after folding of dashes and slashes, 0 for signs the grammar does not know.
        case mark
        /// An address, a file name: nothing to be read.
        case opaque
        /// What comes after the last.
        case end
    }

    /// What stands between a token and the one before it.
    enum Gap: UInt8 { case none, space, line, paragraph }

    var start: UInt32
    var end: UInt32
    var value: Int32 = 0
    var kind: Kind
    var gap: Gap
    var digits: UInt8 = 0
    /// Whether the word begins with a capital ASCII letter.
    var isCapitalized = false
    var first = Word.unknown
    var second = Word.unknown
}
