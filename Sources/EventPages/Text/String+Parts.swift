extension String {
    /// The parts between `separator`.
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let cut = rest.firstRange(of: separator) {
            parts.append(String(rest[..<cut.lowerBound]))
            rest = rest[cut.upperBound...]
        }
        return parts + [String(rest)]
    }
}

extension String {
    /// The text without spaces at its ends.
    var trimmed: String {
        var (start, end) = (utf8.startIndex, utf8.endIndex)
        while start < end, utf8[start] == 0x20 { start = utf8.index(after: start) }
        while start < end, utf8[utf8.index(before: end)] == 0x20 { end = utf8.index(before: end) }
        return String(self[start..<end])
    }
}

extension StringProtocol {
    /// Its first `limit` characters. Only a text that may be longer is counted.
    func cut(to limit: Int) -> String { utf8.count <= limit ? String(self) : String(prefix(limit)) }
}
