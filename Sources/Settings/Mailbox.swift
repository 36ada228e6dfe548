/// A mail address as in RFC 5322, 3.4: `an@example.org` or `Nhắc Lịch <reminders@example.org>`.
///
/// It goes into the headers of messages, so nothing may be in it that ends a header and begins another.
struct Mailbox {
    /// The address and, before it, the name, as they were written.
    let text: String

    init(_ text: String) throws(Objection) {
        guard !text.unicodeScalars.contains(where: isControl) else {
            throw Objection(
                "the mail address has a control character in it", remedy: "write it on one line, as in '\(Self.sample)'"
            )
        }
        let written = text.split(separator: " ").joined(separator: " ")
        var address = written[...]
        if written.last == ">" {
            guard let opening = written.lastIndex(of: "<") else {
                throw Objection(
                    "the mail address \(quoted(text)) has a '>' without a '<'", remedy: "write '\(Self.sample)'")
            }
            address = written[written.index(after: opening)...].dropLast()
            try Self.checkName(written[..<opening], of: text)
        } else if written.contains("<") {
            throw Objection(
                "the mail address \(quoted(text)) has a '<' without a '>'", remedy: "write '\(Self.sample)'")
        }
        try Self.checkAddress(String(address), of: text)
        self.text = written
    }

    private static let sample = "Nhắc Lịch <reminders@example.org>"

    private static func checkName(_ written: Substring, of text: String) throws(Objection) {
        let name = written.last == " " ? written.dropLast() : written
        if name.count >= 2, name.first == "\"", name.last == "\"" {
            var isEscaped = false
            for character in name.dropFirst().dropLast() {
                if character == "\"", !isEscaped { throw Self.oddName(text) }
                isEscaped = character == "\\" && !isEscaped
            }
            if isEscaped { throw Self.oddName(text) }
        } else if name.contains(where: { "()<>[]:;@\\,\"".contains($0) }) {
            throw Self.oddName(text)
        }
    }

    private static func oddName(_ text: String) -> Objection {
        Objection(
            "the name in the mail address \(quoted(text)) has signs that need quotes",
            remedy: "put the name in double quotes, and all of it in single ones: '\"An, Room 2\" <an@example.org>'")
    }

    private static func checkAddress(_ address: String, of text: String) throws(Objection) {
        if address.contains(where: { $0 == "," || $0 == ";" }) {
            throw Objection(
                "the mail address \(quoted(text)) holds more than one",
                remedy: "write several addresses as a list: [an@example.org, binh@example.org]")
        }
        let sides = address.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, isDotted(sides[0], of: { $0.unicodeScalars.allSatisfy(isAtomPart) }),
            isDotted(sides[1], of: { !$0.contains("_") && HostName.isLabel($0) })
        else {
            throw Objection(
                "the mail address \(quoted(text)) is not one", remedy: "write it as in 'an@example.org' or '\(sample)'")
        }
        guard sides[0].utf8.count <= 64, sides[1].utf8.count <= 253 else {
            throw Objection(
                "the mail address \(quoted(text)) is too long",
                remedy: "write at most 64 characters before the '@' and 253 after it")
        }
    }

    private static func isDotted(_ text: Substring, of isPart: (Substring) -> Bool) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && isPart($0) }
    }

    /// RFC 5322 (3.2.3) and, beyond ASCII, RFC 6531: whether a server takes such an address is its own matter.
    private static func isAtomPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: "-!#$%&'*+/=?^_`{|}~".unicodeScalars.contains(scalar) || !scalar.isASCII && HostName.isWordPart(scalar)
        }
    }
}
