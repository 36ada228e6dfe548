import Glibc

/// Brings the bytes of a page to UTF-8.
enum Charset {
    /// `bytes` in UTF-8, without a byte order mark and without NUL.
    ///
    /// What is valid UTF-8 is taken as that, whatever the page says of itself: other text hardly ever is. Then
    /// a byte order mark decides, then `declared` (the server's word), then the page's own word.
    static func utf8(_ bytes: [UInt8], declared: String? = nil) -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes.dropFirst(2), from: "UTF-16LE") ?? [] }
        if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes.dropFirst(2), from: "UTF-16BE") ?? [] }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if isUTF8(content) { return content.map { $0 == 0 ? 0x20 : $0 } }
        for name in [declared, inMeta(bytes), "CP1252"] {
            if let name, let text = converted(content, from: name) { return text.map { $0 == 0 ? 0x20 : $0 } }
        }
        return Array(String(decoding: content, as: UTF8.self).utf8)
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        // A page that was cut off ends in the middle of a letter; that makes it no other encoding.
        bytes.withUnsafeBufferPointer { buffer in
            (0...min(3, buffer.count)).contains { cut in
                String(validating: buffer.dropLast(cut), as: UTF8.self) != nil
            }
        }
    }

    /// The name after `charset=` near the beginning, as `<meta>` has it.
    private static func inMeta(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        guard let key = head.firstRange(of: "charset=") else { return nil }
        let name = head[key.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
        return name.isEmpty ? nil : String(name)
    }

    /// The bytes converted, with what cannot be converted left out; nil when the encoding is unknown.
    private static func converted(_ bytes: ArraySlice<UInt8>, from name: String) -> [UInt8]? {
        let web = ["iso-8859-1": "CP1252", "latin1": "CP1252", "us-ascii": "CP1252", "ascii": "CP1252"]
        guard name.utf8.count <= 40, let converter = iconv_open("UTF-8", web[name.lowercased()] ?? name),
            converter != iconv_t(bitPattern: -1)
        else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // No encoding of one byte a letter needs more than three bytes in UTF-8.
        var output = [CChar](repeating: 0, count: 3 * input.count + 16)
        let written = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (left, room) = (source.count, target.count)
                while left > 0, iconv(converter, &from, &left, &to, &room) == -1, errno == EILSEQ {
                    (from, left) = (from?.advanced(by: 1), left - 1)
                }
                return target.count - room
            }
        }
        return output.prefix(written).map { UInt8(bitPattern: $0) }
    }
}
