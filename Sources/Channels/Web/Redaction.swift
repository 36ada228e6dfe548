import ReminderCore

/// Takes secrets out of what a service answered, so that its words can be shown and kept.
struct Redaction: Sendable {
    /// What must not be shown, in lower case, the longest first.
    private let patterns: [[UInt8]]

    /// A part of an address shorter than this is a word like `hooks`, not a secret.
    private static let shortestPart = 6
    private static let dots = Array("•••".utf8)

    init(_ secrets: [Secret]) {
        var texts: Set<String> = []
        for secret in secrets.map({ String(decoding: Self.folded($0.reveal()), as: UTF8.self) }) {
            texts.insert(secret)
            // A service may repeat only the path, one part of it, or the token in the query.
            let parts = secret.split { "/?&=#@:".contains($0) }.map(String.init).filter {
                $0.utf8.count >= Self.shortestPart && !secret.hasPrefix("\($0):")
            }
            for part in parts {
                texts.insert(part)
                texts.insert(Self.percentDecoded(part))
            }
            if secret.hasPrefix("whsec_") { texts.insert(String(secret.dropFirst(6))) }
        }
        texts.remove("")
        patterns = texts.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.map { Array($0.utf8) }
    }

    /// `text` with dots in place of every secret, whatever the case of its letters.
    ///
    /// Bytes are compared, not characters: a mark put after a secret must not hide it.
    func applied(to text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        let folded = Self.folded(text)
        var shown: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let secret = patterns.first(where: { folded[index...].starts(with: $0) }) {
                shown += Self.dots
                index += secret.count
            } else {
                shown.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: shown, as: UTF8.self)
    }

    private static func folded(_ text: some StringProtocol) -> [UInt8] {
        text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func percentDecoded(_ text: String) -> String {
        let pieces = text.split(separator: "%", omittingEmptySubsequences: false)
        var bytes = Array(pieces[0].utf8)
        for piece in pieces.dropFirst() {
            if let byte = UInt8(piece.prefix(2), radix: 16) {
                bytes.append(byte)
                bytes += Array(piece.dropFirst(2).utf8)
            } else {
                bytes += Array("%\(piece)".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
