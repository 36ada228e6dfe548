import CivilTime

/// The tokens of one text, and the questions every phrase asks of them.
///
/// A phrase is a method that takes a place among the tokens: it moves the place past what it reads, or leaves it and
/// returns nil. None looks further than a fixed number of tokens, so reading is linear in the text.
struct Grammar {
    let tokens: ContiguousArray<Token>
    /// Whether the text is written with Vietnamese diacritics.
    let isAccented: Bool

    /// What surrounds the text.
    let context: DateContext
    /// Where the last list ends that turned out to have no month, so that none of its days is read as its beginning
    /// again.
    let barren = Barren()
    /// The year of the reference day.
    var referenceYear: Int { context.reference.year }

    private static let end = Token(start: 0, end: 0, kind: .end, gap: .paragraph)

    /// The token at `place`, and one that is nothing beyond the ends.
    subscript(place: Int) -> Token {
        @inline(__always) get { place >= 0 && place < tokens.count ? tokens[place] : Grammar.end }
    }

    /// The value of the word at `place` as a word of `kind`, or nil when it is none.
    func value(_ place: Int, _ kind: Word.Kind) -> Int? {
        let token = self[place]
        guard token.kind == .word else { return nil }
        if token.first.kind == kind { return Int(token.first.value) }
        return token.second.kind == kind ? Int(token.second.value) : nil
    }

    /// Whether the word at `place` may be of `kind`.
    @inline(__always)
    func has(_ place: Int, _ kind: Word.Kind) -> Bool {
        guard place >= 0, place < tokens.count else { return false }
        let token = tokens[place]
        return token.kind == .word && (token.first.kind == kind || token.second.kind == kind)
    }

    /// Whether the word at `place` may be of one of `kinds`.
    @inline(__always)
    func has(_ place: Int, anyOf kinds: Word.Kind...) -> Bool {
        let token = self[place]
        return token.kind == .word && kinds.contains { token.first.kind == $0 || token.second.kind == $0 }
    }

    /// Whether `place` is the word for `unit` in Vietnamese, whose number follows it.
    func isUnit(_ place: Int, _ unit: Word.Unit) -> Bool { value(place, .unit) == Int(unit.rawValue) }

    /// Whether the sign at `place` is `character`.
    func isMark(_ place: Int, _ character: Unicode.Scalar) -> Bool {
        let token = self[place]
        return token.kind == .mark && UInt32(token.value) == character.value
    }

    /// Whether nothing, not even a space, stands before `place`.
    func isGlued(_ place: Int) -> Bool { self[place].gap == .none }

    /// Whether `place` is a letter or digit written right after what is before it.
    func isGluedWord(_ place: Int) -> Bool {
        let token = self[place]
        return token.gap == .none && (token.kind == .number || token.kind == .word || token.kind == .opaque)
    }

    /// Whether a line or a sentence begins at `place`, as far as signs tell.
    func isOpenBefore(_ place: Int) -> Bool {
        let token = self[place]
        if token.gap == .line || token.gap == .paragraph { return true }
        let before = self[place - 1]
        return before.kind == .mark && !"$#%=_@&".unicodeScalars.contains { isMark(place - 1, $0) }
    }

    /// Whether a line or a sentence ends before `place`, as far as signs tell.
    func isOpenAfter(_ place: Int) -> Bool {
        let token = self[place]
        if token.kind == .end || token.gap == .line || token.gap == .paragraph { return true }
        return token.kind == .mark && !isMark(place, "%") && !isMark(place, "_")
    }

    /// Whether the number at `place` is one by itself, not a part of a code, a decimal or a path.
    func startsFree(_ place: Int) -> Bool {
        guard isGlued(place) else { return true }
        let before = self[place - 1]
        switch before.kind {
        case .end: return true
        case .number, .word, .opaque: return false
        case .mark:
            if "_#$&=@+".unicodeScalars.contains(where: { isMark(place - 1, $0) }) { return false }
            guard "/.,:-".unicodeScalars.contains(where: { isMark(place - 1, $0) }) else { return true }
            // "Giờ:8h30" and "-20/2" begin something; "5,6" and "COVID-19" do not.
            guard isGlued(place - 1) else { return true }
            let beforeMark = self[place - 2].kind
            return beforeMark == .end || beforeMark == .mark || (beforeMark == .word && isMark(place - 1, ":"))
        }
    }

    /// Whether what ends before `place` is not continued by letters, digits or a percent sign.
    func endsFree(_ place: Int) -> Bool {
        let token = self[place]
        switch token.kind {
        case .end, .opaque: return token.gap != .none || token.kind == .end
        case .number, .word: return token.gap != .none
        case .mark:
            if isMark(place, "%") { return false }
            guard token.gap == .none else { return true }
            if ["_", "@", "/"].contains(where: { isMark(place, $0) }) { return !isGluedWord(place + 1) }
            if [".", ",", "-"].contains(where: { isMark(place, $0) }) {
                return !(isGlued(place + 1) && self[place + 1].kind == .number)
            }
            return true
        }
    }

    /// Whether a line begins at `place`.
    func isLineBefore(_ place: Int) -> Bool { self[place].gap == .line || self[place].gap == .paragraph }

    /// Whether a line ends before `place`.
    func isLineAfter(_ place: Int) -> Bool { self[place].kind == .end || isLineBefore(place) }

    /// Passes over a comma, or another sign, when it is there.
    func skip(_ character: Unicode.Scalar, _ place: inout Int) -> Bool {
        guard isMark(place, character) else { return false }
        place += 1
        return true
    }

    /// Passes over a word of `kind` when it is there.
    @discardableResult
    func skip(_ kind: Word.Kind, _ place: inout Int) -> Bool {
        guard has(place, kind) else { return false }
        place += 1
        return true
    }

    /// Passes over "đến", "tới", "to", "until" or a dash, with "hết" after it.
    func rangeSign(_ place: inout Int) -> Bool {
        if isMark(place, "-") {
            place += 1
            if isMark(place, ">"), isGlued(place) { place += 1 }
            return true
        }
        let isTo = has(place, .to) || value(place, .next) == 0
        if isTo {
            place += 1
            skip(.end, &place)
            return true
        }
        return false
    }
}

/// A place among tokens that phrases remember for later ones.
final class Barren {
    var end = 0
}
