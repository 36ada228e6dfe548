import Formats

/// Writes a JSON text from its beginning to its end, without white space.
///
/// Unlike Foundation's encoder it keeps the keys in the order in which they are given, so that a payload reads as its
/// documentation does and is the same bytes every time, and it cannot fail.
struct JSONWriter: Sendable {
    /// What is written so far, in UTF-8.
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(2048) }

    /// Whether the next value is the first of its list or object, or the value of a key.
    private var isFirst: Bool {
        switch bytes.last {
        case nil, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ":"): true
        default: false
        }
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func write(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    // MARK: Values

    /// Writes a text as the next value.
    mutating func text(_ text: String) {
        separate()
        JSONText.write(text, to: &bytes)
    }

    /// Writes the text, or as many of its first characters as are written in `room` bytes, with an ellipsis after them.
    mutating func text(_ text: String, fitting room: Int) {
        let start = bytes.count
        self.text(text)
        let quotes = 2
        if bytes.count - start <= room + quotes { return }
        bytes.removeSubrange(start...)
        var rest = room - "…".utf8.count
        var kept = ""
        for character in text {
            var written: [UInt8] = []
            JSONText.write(String(character), to: &written)
            rest -= written.count - quotes
            if rest < 0 { break }
            kept.append(character)
        }
        self.text(kept + "…")
    }

    /// Writes a text as the next value, or null when it is empty.
    mutating func text(orNull text: String) {
        if !text.isEmpty { return self.text(text) }
        separate()
        write("null")
    }

    /// Writes true or false as the next value.
    mutating func flag(_ flag: Bool) {
        separate()
        write(flag ? "true" : "false")
    }

    /// Writes a number as the next value.
    mutating func number(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes an object with what `members` writes.
    mutating func object(_ members: (inout JSONWriter) -> Void) {
        separate()
        write("{")
        members(&self)
        write("}")
    }

    /// Writes a list of what `items` writes.
    mutating func list(_ items: (inout JSONWriter) -> Void) {
        separate()
        write("[")
        items(&self)
        write("]")
    }

    /// Writes what `value` writes, and takes it back when it answers false.
    mutating func attempt(_ value: (inout JSONWriter) -> Bool) {
        let start = bytes.count
        if !value(&self) { bytes.removeSubrange(start...) }
    }

    // MARK: Members

    /// Writes the key of the next value. It is one of ours, and has nothing in it to be escaped.
    mutating func key(_ key: StaticString) {
        separate()
        write("\"")
        write(key)
        write("\":")
    }
}

extension JSONWriter {
    /// Writes a member of an object.
    mutating func member(_ key: StaticString, _ text: String) {
        self.key(key)
        self.text(text)
    }

    /// Writes a member that is null when the text is empty.
    mutating func member(_ key: StaticString, orNull text: String) {
        self.key(key)
        self.text(orNull: text)
    }

    /// Writes a member of an object.
    mutating func member(_ key: StaticString, _ flag: Bool) {
        self.key(key)
        self.flag(flag)
    }

    /// Writes a member of an object.
    mutating func member(_ key: StaticString, _ number: Int) {
        self.key(key)
        self.number(number)
    }
}
