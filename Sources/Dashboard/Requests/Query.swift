import Admin
import Hummingbird

/// The query of an address, or a form: names and texts.
struct Query: Hashable, Sendable {
    /// In the order they came; what cannot be decoded is left out.
    private let pairs: [Pair]

    private struct Pair: Hashable, Sendable {
        let name: String
        let text: String
    }

    /// Reads `application/x-www-form-urlencoded`.
    init(_ encoded: String) {
        pairs = encoded.split(separator: "&").prefix(100).compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = QueryParameters.decoded(parts[0]),
                let text = QueryParameters.decoded(parts.count > 1 ? parts[1] : "")
            else {
                return nil
            }
            return Pair(name: name, text: text)
        }
    }

    init(_ request: Request) { self.init(request.uri.query ?? "") }

    /// What `name` says, without spaces around it; nil when it is not there or empty.
    subscript(name: String) -> String? {
        guard let text = pairs.last(where: { $0.name == name })?.text else { return nil }
        let trimmed = text.drop { $0.isWhitespace }
        let end = trimmed.lastIndex { !$0.isWhitespace }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
        return end == trimmed.startIndex ? nil : String(trimmed[..<end])
    }

    /// The number that `name` says; nil when it says none from zero up to a million.
    func number(_ name: String) -> Int? {
        self[name].flatMap { Int($0) }.flatMap { (0...1_000_000).contains($0) ? $0 : nil }
    }

    /// All that `name` says.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name && !$0.text.isEmpty }.map(\.text) }

    /// The query with `others` in place of what they name; empty ones are left out. Begins with `?` unless it is empty.
    func with(_ others: KeyValuePairs<String, String>, without names: Set<String> = []) -> String {
        let replaced = Set(others.map(\.key)).union(names)
        let kept = pairs.filter { !replaced.contains($0.name) }.map { ($0.name, $0.text) }
        let all = (kept + others.map { ($0.key, $0.value) }).filter { !$0.1.isEmpty }
        if all.isEmpty { return "" }
        return "?" + all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    }

    /// `text` as a part of an address.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
