/// A name and an address as the configuration gives them: `a@example.org` or `Name <a@example.org>`.
struct Mailbox: Hashable, Sendable {
    private let name: String
    /// The address alone, its domain in ASCII.
    let address: String

    init(_ text: String) {
        let bare = text.filter { !$0.isNewline }
        guard let bracket = bare.lastIndex(of: "<") else {
            (name, address) = ("", Mailbox.address(bare[...]))
            return
        }
        var name = Mailbox.trimmed(bare[..<bracket])
        if name.count >= 2, name.first == "\"", name.last == "\"" {
            name = Mailbox.unquoted(name.dropFirst().dropLast())
        }
        self.name = name
        address = Mailbox.address(bare[bare.index(after: bracket)...].prefix { $0 != ">" })
    }

    /// The mailbox in a header whose line already holds `taken` characters.
    func header(after taken: Int) -> String {
        if name.isEmpty { return address }
        if name.utf8.allSatisfy(Mailbox.isAtom) { return "\(name) <\(address)>" }
        if EncodedText.isPlain(name) {
            let quoted = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
            return "\"\(String(quoted))\"\n <\(address)>"
        }
        return "\(EncodedText.encoded(name, after: taken))\n <\(address)>"
    }

    /// What may stand in a name without quotation marks (RFC 5322, 3.2.3), and the space between two words.
    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether only a server that knows RFC 6531 (SMTPUTF8) takes the address.
    var isInternational: Bool { !address.utf8.allSatisfy { $0 < 0x80 } }

    /// Without anything that could end the address or the header.
    private static func address(_ text: Substring) -> String {
        let kept = text.unicodeScalars.filter {
            $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) && !$0.properties.isWhitespace
                && !"<>,".unicodeScalars.contains($0)
        }
        let address = String(String.UnicodeScalarView(kept))
        guard let at = address.lastIndex(of: "@") else { return address }
        return address[...at] + DomainName.ascii(address[address.index(after: at)...])
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }

    private static func unquoted(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}
