import FoundationEssentials
import ReminderCore

/// A piece of a mail with headers that say what it is (RFC 2045). Lines end with a line feed alone.
struct MIMEPart: Sendable {
    /// `Content-Type` and what goes with it.
    let headers: [String]
    /// ASCII in short lines, without a line feed at the end.
    let body: String

    /// Text that people read.
    ///
    /// - Parameter type: Such as `text/html`, with what it is to be read with.
    static func text(_ type: String, _ text: String) -> MIMEPart {
        MIMEPart(
            headers: ["Content-Type: \(type)", "Content-Transfer-Encoding: quoted-printable"],
            body: QuotedPrintable.encoded(text))
    }

    /// Bytes that must arrive as they are, their line breaks too.
    static func exact(_ type: String, _ bytes: [UInt8]) -> MIMEPart {
        let text = Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        return MIMEPart(headers: ["Content-Type: \(type)", "Content-Transfer-Encoding: base64"], body: text)
    }

    /// The same thing in several forms, the plainest first: a reader shows the last one that it knows (RFC 2046, 5.1.4).
    ///
    /// - Parameter id: What the line between two parts is made of. It has a sign that neither encoding has.
    static func alternatives(_ parts: [MIMEPart], id: Identity) -> MIMEPart {
        let boundary = "=_\(Identity(of: "boundary", id.description))"
        let pieces = parts.map { "--\(boundary)\n\($0.headers.joined(separator: "\n"))\n\n\($0.body)\n" }
        return MIMEPart(
            headers: ["Content-Type: multipart/alternative;\n boundary=\"\(boundary)\""],
            body: pieces.joined() + "--\(boundary)--")
    }
}
