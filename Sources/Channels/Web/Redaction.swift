import FoundationEssentials
import ReminderCore

/// Takes secrets out of what a service answered, so that its words can be shown and kept.
struct Redaction: Sendable {
    /// What must not be shown, folded, the longest first.
    private let patterns: [[UInt8]]
    /// What they begin with.
    private let beginnings: Set<UInt8>

    /// A part of an address shorter than this is a word like `hooks`, not a secret.
    private static let shortestPart = 6
    private static let dots = Array("•••".utf8)

    init(_ secrets: [Secret]) {
        var texts: Set<[UInt8]> = []
        for secret in secrets.map({ $0.reveal() }) {
            texts.insert(EncodedBytes(secret).folded)
            // A service may repeat only the path, one part of it, or the token in the query.
            let scheme = secret.firstRange(of: "://").map { secret[..<$0.lowerBound] } ?? ""
            let parts = secret.split { "/?&=#@:".contains($0) }.filter {
                $0.utf8.count >= Self.shortestPart && $0 != scheme
            }
            for part in parts { texts.insert(EncodedBytes(part).folded) }
            // What is after the prefix is the key.
            if secret.hasPrefix("whsec_") { texts.insert(EncodedBytes(secret.dropFirst(6)).folded) }
            if let credentials = Self.credentials(in: secret) { texts.insert(EncodedBytes(credentials).folded) }
        }
        texts.remove([])
        patterns = texts.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
        beginnings = Set(patterns.compactMap(\.first))
    }

    /// `text` with dots in place of every secret, whatever the case of its letters and however it is encoded.
    ///
    /// Bytes are compared, not characters: a mark put after a secret must not hide it.
    func applied(to text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        let encoded = EncodedBytes(text)
        var shown: [UInt8] = []
        var index = 0
        while index < encoded.folded.count {
            let secret =
                beginnings.contains(encoded.folded[index])
                ? patterns.first { encoded.folded[index...].starts(with: $0) } : nil
            if let secret {
                shown += Self.dots
                index += secret.count
            } else {
                shown += bytes[encoded.starts[index]..<encoded.starts[index + 1]]
                index += 1
            }
        }
        return String(decoding: shown, as: UTF8.self)
    }

    /// What the header `Authorization` makes of an address's user and password.
    private static func credentials(in address: String) -> String? {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        let authority = address[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard let end = authority.lastIndex(of: "@") else { return nil }
        return Data(EncodedBytes(authority[..<end]).decoded).base64EncodedString()
    }
}
