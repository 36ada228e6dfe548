import Mustache

/// Escapes what templates show for HTML, in texts and in quoted attributes.
///
/// Mustache's own way goes by characters, as people see them: a quotation mark with an accent on it is another character to it
/// and goes through, and to a browser it ends the attribute all the same. This one goes by bytes.
struct PageText: MustacheContentType {
    /// What stands before each template, so that it is escaped in this way.
    static let pragma = "{{% CONTENT_TYPE: PAGE}}\n"

    /// Makes it known to Mustache, once.
    static let registered: Void = MustacheContentTypes.register(PageText(), named: "PAGE")

    func escapeText(_ text: String) -> String {
        let needsEscape = text.utf8.contains {
            $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\"")
                || $0 == UInt8(ascii: "'")
        }
        guard needsEscape else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
